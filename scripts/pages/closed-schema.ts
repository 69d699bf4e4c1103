import { isJsonObject, type Json, type JsonObject } from "../../src/core/json.js";

/** A schema that takes no member which it does not name: what a reader may pass over, we must have described. */
export function closed(schema: Json): JsonObject {
  const inside = closedValue(schema);
  return isJsonObject(inside) ? inside : {};
}

function closedValue(value: Json): Json {
  if (Array.isArray(value)) return value.map(closedValue);
  if (!isJsonObject(value)) return value;
  const inside = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, part === undefined ? null : closedValue(part)]),
  );
  const isClosable = isJsonObject(value["properties"]) && value["additionalProperties"] === undefined;
  return isClosable ? { ...inside, additionalProperties: false } : inside;
}
