import { relative } from "node:path";
import { bundleFromString, createConfig } from "@redocly/openapi-core";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import type { Loaded, Problem } from "../core/problem.js";
import { buildOperations } from "../documents/build-operations.js";
import { buildSecuritySchemes } from "../documents/build-security.js";
import { lintDescription } from "../documents/lint-description.js";
import { providerFiles } from "../documents/load-provider.js";
import type { Operation, SecurityScheme } from "../documents/model.js";
import { normaliseDescription } from "../documents/normalise-description.js";
import { readDocument } from "../documents/read-document.js";
import { objectOf, textOf } from "../documents/read-members.js";

/** All that generated files are made from: a provider's description, and nothing else of it. */
export interface Description {
  readonly name: string;
  readonly title: string;
  /** Path below the project's folder, with slashes, so that it reads the same on every machine. */
  readonly source: string;
  /** As it is written, with what other files hold brought in. */
  readonly bundled: JsonObject;
  /** With its schemas in one form; see `normaliseDescription`. */
  readonly root: JsonObject;
  readonly operations: readonly Operation[];
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
}

/** Reads a provider's description; every problem in it is returned at once. */
export async function readDescription(folder: string, name: string): Promise<Loaded<Description>> {
  const source = await readDocument(providerFiles(folder, name).description);
  if (source.kind === "broken") return source;
  const { path, text } = source.value;
  const problems: Problem[] = await lintDescription(source.value);
  if (problems.length > 0) return { kind: "broken", problems };
  const config = await createConfig({});
  const { bundle } = await bundleFromString({ source: text, absoluteRef: path, config });
  // Redocly types what it parsed as unknown; JSON is what remains of it when it is written.
  const bundled = JSON.parse(JSON.stringify(bundle.parsed)) as Json;
  if (!isJsonObject(bundled))
    return { kind: "broken", problems: [{ document: path, message: "The description is no object." }] };
  const root = normaliseDescription(bundled);
  const operations = buildOperations(root);
  const repeated = operations.filter(({ id }, i) => operations.findIndex((other) => other.id === id) !== i);
  if (repeated.length > 0)
    return {
      kind: "broken",
      problems: repeated.map(({ id, pointer }) => repeatedProblem(path, pointer, id)),
    };
  return {
    kind: "loaded",
    value: {
      name,
      title: textOf(objectOf(bundled, "info"), "title", name),
      source: relative(folder, path).replaceAll("\\", "/"),
      bundled,
      root,
      operations,
      schemes: buildSecuritySchemes(root),
    },
  };
}

function repeatedProblem(document: string, pointer: string, id: string): Problem {
  return { document, pointer, message: `operationId "${id}" is used twice; make each unique.` };
}
