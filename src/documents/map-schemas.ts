import { isJsonObject, type Json, type JsonObject } from "../core/json.js";

/** Rewrites one schema object whose subschemas are rewritten already. */
export type RewriteSchema = (schema: JsonObject) => JsonObject;

/** Members that hold data of the provider's, not description. */
const plainData = new Set(["example", "examples", "value", "default", "enum"]);

/** Members whose own members have names that the provider chose: one may be called `default` or `example`. */
const namedObjects = new Set([
  "paths",
  "pathItems",
  "webhooks",
  "callbacks",
  "responses",
  "requestBodies",
  "parameters",
  "headers",
  "content",
  "encoding",
  "variables",
]);

const schemaMembers = [
  "not",
  "if",
  "then",
  "else",
  "items",
  "contains",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const schemaListMembers = ["allOf", "anyOf", "oneOf", "prefixItems"];
const schemaMapMembers = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

/** A description with each of its schemas rewritten, innermost first; every value keeps its place. */
export function mapSchemas(description: JsonObject, rewrite: RewriteSchema): JsonObject {
  const inSchema = (schema: Json | undefined): Json | undefined =>
    isJsonObject(schema) ? rewrite(withSubschemas(schema, inSchema)) : schema;
  const outside = (value: Json | undefined): Json | undefined => {
    if (Array.isArray(value)) return value.map((item: Json) => outside(item) ?? null);
    if (!isJsonObject(value)) return value;
    return mapMembers(value, (member, name) => {
      if (name === "schema" || name === "x-schema") return inSchema(member);
      if (name === "schemas" && isJsonObject(member)) return mapMembers(member, inSchema);
      if (namedObjects.has(name) && isJsonObject(member)) return mapMembers(member, outside);
      return plainData.has(name) || name.startsWith("x-") ? member : outside(member);
    });
  };
  return mapMembers(description, (member, name) =>
    namedObjects.has(name) && isJsonObject(member) ? mapMembers(member, outside) : outside(member),
  );
}

function withSubschemas(
  schema: JsonObject,
  visit: (child: Json | undefined) => Json | undefined,
): JsonObject {
  const members: Record<string, Json | undefined> = { ...schema };
  for (const name of schemaMembers) if (isJsonObject(schema[name])) members[name] = visit(schema[name]);
  for (const name of schemaListMembers) {
    const list = schema[name];
    if (Array.isArray(list)) members[name] = list.map((item: Json) => visit(item) ?? null);
  }
  for (const name of schemaMapMembers) {
    const map = schema[name];
    if (isJsonObject(map)) members[name] = mapMembers(map, visit);
  }
  return members;
}

function mapMembers(
  object: JsonObject,
  change: (member: Json | undefined, name: string) => Json | undefined,
): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member, name)]));
}
