import type { Json, JsonObject } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import type { SourceDocument } from "./read-document.js";

/** Validates a document against a JSON Schema; passed in, so that reading documents needs no schema engine. */
export type DocumentValidator = (
  schema: JsonObject,
  document: Json,
) => readonly { readonly instance: JsonPointer; readonly message: string }[];

/** Every breach of a format's JSON Schema as a problem with its place. */
export function formatProblems(
  source: SourceDocument,
  schema: JsonObject,
  validate: DocumentValidator,
): Problem[] {
  return validate(schema, source.value).map(({ instance, message }) => problemAt(source, instance, message));
}

/** A problem at a pointer of a document, with line and column. */
export function problemAt(source: SourceDocument, pointer: JsonPointer, message: string): Problem {
  return { document: source.path, pointer, ...source.placeOf(pointer), message };
}
