import type { Json, JsonObject } from "../../src/core/json.js";
import { isJsonObject } from "../../src/core/json.js";
import arazzoSchema from "../../src/documents/arazzo/arazzo.schema.json" with { type: "json" };
import { extensionProblems } from "../../src/documents/arazzo/extension-problems.js";
import { formatProblems } from "../../src/documents/document-validator.js";
import { lintDescription } from "../../src/documents/lint-description.js";
import profileSchema from "../../src/documents/profile.schema.json" with { type: "json" };
import promisesSchema from "../../src/documents/promises.schema.json" with { type: "json" };
import { parseSource, type SourceDocument } from "../../src/documents/read-document.js";
import counterexampleSchema from "../../src/gate/counterexample.schema.json" with { type: "json" };
import deviationsSchema from "../../src/gate/known-deviations.schema.json" with { type: "json" };
import { validateDocument } from "../../src/schema/validate-document.js";
import type { Block } from "./page.js";

/** Formats that a page can show, with the file names by which they are known. */
const formats: readonly (readonly [string, RegExp])[] = [
  ["openapi", /openapi[^/]*\.(ya?ml|json)$/],
  ["arazzo", /\.arazzo\.ya?ml$/],
  ["promises", /promises\.yaml$/],
  ["profile", /profile\.yaml$/],
  ["deviations", /known-deviations\.yaml$/],
  ["counterexample", /counterexamples\/[^/]+\.json$/],
];

const schemas: Readonly<Record<string, object>> = {
  promises: promisesSchema,
  profile: profileSchema,
  deviations: deviationsSchema,
  counterexample: counterexampleSchema,
};

/** The format of a block of YAML or JSON: named in its first line, or known by its file's name. */
export function formatOf({ attributes }: Block): string | undefined {
  const named = formats.find(([name]) => attributes[name] !== undefined);
  const file = attributes["file"] ?? attributes["append"] ?? "";
  return (named ?? formats.find(([, pattern]) => pattern.test(file)))?.[0];
}

/** What is wrong with a document that a page shows. A `part` of one may lack members that the whole must have. */
export async function shownDocumentProblems(block: Block): Promise<string[]> {
  const format = formatOf(block);
  const parsed = parseSource("shown", block.text);
  if (parsed.kind === "broken") return parsed.problems.map(({ message }) => message);
  if (format === undefined) return [];
  const source = parsed.value;
  const problems = await problemsOf(source, format, block.attributes["part"] !== undefined);
  return problems.map(({ pointer, message }) => `${pointer ?? ""} ${message}`);
}

async function problemsOf(source: SourceDocument, format: string, isPart: boolean) {
  if (format === "openapi") return lintDescription(isPart ? withFrame(source) : source);
  if (format === "arazzo")
    return [
      ...formatProblems(source, shaped(arazzoSchema, isPart), validateDocument),
      ...extensionProblems(source, validateDocument),
    ];
  return formatProblems(source, shaped(schemas[format] ?? {}, isPart), validateDocument);
}

/** The schema as it holds for a part: the members that a whole document must have may be missing. */
function shaped(schema: object, isPart: boolean): JsonObject {
  const { required: _, ...open } = schema as { required?: Json } & JsonObject;
  return isPart ? open : (schema as JsonObject);
}

/** A part of a description within what every description has. */
function withFrame(source: SourceDocument): SourceDocument {
  const frame = { openapi: "3.1.1", info: { title: "Shown", version: "1" }, paths: {} };
  const whole = { ...frame, ...(isJsonObject(source.value) ? source.value : {}) };
  const parsed = parseSource(source.path, JSON.stringify(whole));
  return parsed.kind === "loaded" ? parsed.value : source;
}
