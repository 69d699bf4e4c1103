import { createConfig, lintFromString } from "@redocly/openapi-core";
import type { Problem } from "../core/problem.js";
import type { SourceDocument } from "./read-document.js";

/** Every structural fault of an OpenAPI description: unknown members, wrong types, references that lead nowhere. */
export async function lintDescription(source: SourceDocument): Promise<Problem[]> {
  const config = await createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });
  const found = await lintFromString({ source: source.text, absoluteRef: source.path, config });
  return found.map((problem) => {
    const pointer = (problem.location[0]?.pointer ?? "#/").replace(/^#\/?$/, "#").slice(1);
    const { line, column } = source.placeOf(pointer);
    return { document: source.path, pointer, line, column, message: problem.message };
  });
}
