import { isJsonObject, type JsonObject } from "../core/json.js";
import type { Problem } from "../core/problem.js";
import { buildOperations } from "./build-operations.js";
import { buildSecuritySchemes } from "./build-security.js";
import { bundledDescription } from "./bundle-description.js";
import { problemAt } from "./document-validator.js";
import { lintDescription } from "./lint-description.js";
import type { Operation, Provider } from "./model.js";
import { normaliseDescription } from "./normalise-description.js";
import type { SourceDocument } from "./read-document.js";
import { textOf } from "./read-members.js";

/** An OpenAPI document as the model has it, with every problem in it. */
export interface BuiltDescription {
  readonly root: JsonObject;
  readonly operations: Provider["operations"];
  readonly schemes: Provider["securitySchemes"];
  readonly problems: readonly Problem[];
}

/** Lints, bundles and normalises a description and reads its operations. */
export async function buildDescription(source: SourceDocument): Promise<BuiltDescription> {
  const raw = isJsonObject(source.value) ? source.value : {};
  const unsupported = versionProblem(source);
  const problems = unsupported === undefined ? await lintDescription(source) : [unsupported];
  const root = normaliseDescription(unsupported === undefined ? await bundled(source, problems) : raw);
  return { root, operations: buildOperations(root), schemes: buildSecuritySchemes(root), problems };
}

/** What cannot be resolved is among the problems, and so stays as it is. */
async function bundled(source: SourceDocument, problems: readonly Problem[]): Promise<JsonObject> {
  if (problems.length === 0) return bundledDescription(source);
  return bundledDescription(source).catch(() => (isJsonObject(source.value) ? source.value : {}));
}

/** Operations whose id an earlier one has. */
export function repeatedIn(operations: readonly Operation[]): Operation[] {
  const seen = new Set<string>();
  return operations.filter(({ id }) => seen.size === seen.add(id).size);
}

/** That an operation has the id of another. */
export function repetitionProblem(source: SourceDocument, { id, pointer }: Operation): Problem {
  return problemAt(source, pointer, `operationId "${id}" is used twice; make each unique.`);
}

/** Nothing else can be said of a description whose version is not one that assay reads. */
function versionProblem(source: SourceDocument): Problem | undefined {
  const { value } = source;
  if (!isJsonObject(value))
    return problemAt(source, "", "The description is no object; it must be an OpenAPI 3.0 or 3.1 document.");
  if (value["swagger"] !== undefined)
    return problemAt(
      source,
      "/swagger",
      "Swagger 2.0 is not supported; convert the description to OpenAPI 3.0 or 3.1.",
    );
  if (/^3\.[01]\.\d/.test(textOf(value, "openapi"))) return undefined;
  return problemAt(
    source,
    "/openapi",
    'assay reads OpenAPI 3.0 and 3.1; state the version in `openapi`, as text such as "3.1.1".',
  );
}
