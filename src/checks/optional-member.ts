import { isJsonObject, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { resolveAt } from "../documents/reference.js";

/**
 * Whether a place in a value is a member that its schema declares and does not require.
 *
 * Only `properties` and `items` are followed; what combinators say counts as required, to be safe.
 */
export function isOptionalMember(schema: SchemaAt, instance: JsonPointer): boolean {
  const tokens = pointerTokens(instance);
  const name = tokens.pop();
  const root = schema.root as JsonObject;
  let at = resolveAt(root, schema.pointer);
  for (const token of tokens) {
    const below =
      isJsonObject(at.value) && at.value["items"] !== undefined && /^\d+$/.test(token)
        ? ["items"]
        : ["properties", token];
    at = resolveAt(root, pointerTo(at.pointer, ...below));
  }
  if (name === undefined || !isJsonObject(at.value)) return false;
  const { properties, required, allOf, anyOf, oneOf } = at.value;
  const isPlain = allOf === undefined && anyOf === undefined && oneOf === undefined;
  const isRequired = Array.isArray(required) && required.includes(name);
  return isPlain && isJsonObject(properties) && Object.hasOwn(properties, name) && !isRequired;
}
