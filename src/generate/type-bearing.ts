import { isJsonObject, type Json, type JsonObject } from "../core/json.js";

/** Keywords that say something about the type of a value; the others only narrow its values. */
const bearing = [
  ...["type", "enum", "const", "$ref"],
  ...["properties", "additionalProperties", "patternProperties", "items", "prefixItems"],
  ...["allOf", "anyOf", "oneOf"],
];
const data = new Set(["example", "examples", "default", "enum", "const", "value"]);

/**
 * A description for openapi-typescript, with combinators in the form that it reads right.
 *
 * An alternative that states no type, such as one that only requires a member, becomes `unknown` there
 * and swallows the others; and an `anyOf` beside `properties` becomes an alternative to them, where
 * JSON Schema wants both.
 */
export function typeBearing(description: JsonObject): JsonObject {
  const visit = (node: Json | undefined): Json | undefined => {
    if (Array.isArray(node)) return node.map((item) => visit(item) ?? null);
    if (!isJsonObject(node)) return node;
    const members = Object.entries(withoutBareAlternatives(node)).map(
      ([name, member]): [string, Json | undefined] => [name, data.has(name) ? member : visit(member)],
    );
    return besideAnyOf(Object.fromEntries(members));
  };
  return visit(description) as JsonObject;
}

function withoutBareAlternatives(node: JsonObject): JsonObject {
  const { allOf, anyOf, oneOf, ...rest } = node;
  const parts = Array.isArray(allOf) ? allOf.filter((part) => bearsType(part) || requires(part)) : [];
  return {
    ...rest,
    ...(parts.length > 0 ? { allOf: parts } : {}),
    ...(Array.isArray(anyOf) && anyOf.every(bearsType) ? { anyOf } : {}),
    ...(Array.isArray(oneOf) && oneOf.every(bearsType) ? { oneOf } : {}),
  };
}

function besideAnyOf(node: JsonObject): JsonObject {
  const { anyOf, ...rest } = node;
  const { properties, allOf = [] } = rest;
  if (!Array.isArray(anyOf) || properties === undefined || !Array.isArray(allOf)) return node;
  return { ...rest, allOf: [...allOf, { anyOf }] };
}

function bearsType(schema: Json): boolean {
  return isJsonObject(schema) && bearing.some((keyword) => schema[keyword] !== undefined);
}

function requires(schema: Json): boolean {
  return isJsonObject(schema) && schema["required"] !== undefined;
}
