import type { Json, JsonObject } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import { compileValidator } from "./compile-validator.js";

/** Validates a document against a JSON Schema of its own: each breach with its place in the document. */
export function validateDocument(
  schema: JsonObject,
  document: Json,
): readonly { readonly instance: JsonPointer; readonly message: string }[] {
  return compileValidator({ root: schema, pointer: "" })(document);
}
