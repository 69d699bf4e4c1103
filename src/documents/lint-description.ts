import { createConfig, lintFromString } from "@redocly/openapi-core";
import type { Problem } from "../core/problem.js";
import type { SourceDocument } from "./read-document.js";

/**
 * Every structural fault of an OpenAPI description that stands in the way of reading it: wrong types,
 * missing members, references that lead nowhere.
 *
 * What a reader can do without (an unknown member, a missing title or description) is let pass: descriptions
 * from elsewhere have much of it, and a project's own are linted more strictly by its own rules.
 */
export async function lintDescription(source: SourceDocument): Promise<Problem[]> {
  const config = await createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });
  try {
    const found = await lintFromString({ source: source.text, absoluteRef: source.path, config });
    return found
      .map((problem) => {
        const pointer = (problem.location[0]?.pointer ?? "#/").replace(/^#\/?$/, "#").slice(1);
        const { line, column } = source.placeOf(pointer);
        return { document: source.path, pointer, line, column, message: firstLine(problem.message) };
      })
      .filter(({ message, pointer }) => !isBesideThePoint(message, pointer));
  } catch (cause) {
    // The linter gives up on references in a circle, and on what is no object.
    const reason = cause instanceof Error ? firstLine(cause.message) : String(cause);
    return [
      { document: source.path, line: 1, column: 1, message: `The description cannot be read: ${reason}.` },
    ];
  }
}

/** Members that say something to people alone. */
const decorative =
  /\/(?:info(?:\/.*)?|tags(?:\/.*)?|externalDocs(?:\/.*)?|description|summary|title|deprecated|x-[^/]*(?:\/.*)?)$/;

function isBesideThePoint(message: string, pointer: string): boolean {
  if (/is not expected here/.test(message) || decorative.test(pointer)) return true;
  const missing = /^The field `([^`]+)` must be present/.exec(message)?.[1];
  return (
    missing !== undefined &&
    ["description", "info", "title", "version", "responses", "url", "scopes"].includes(missing)
  );
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? message).trim();
}
