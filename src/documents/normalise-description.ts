import { isJsonObject, type Json, type JsonObject } from "../core/json.js";

/**
 * A description with its schemas in JSON Schema 2020-12, whatever OpenAPI version it has.
 *
 * Every value keeps its place, so that a JSON Pointer into the result is one into the document.
 * OpenAPI 3.0 differs in `nullable`, boolean `exclusiveMinimum` and `exclusiveMaximum`, and in
 * members beside `$ref`, which it ignores; see https://spec.openapis.org/oas/v3.1.1#schema-object.
 */
export function normaliseDescription(description: JsonObject): JsonObject {
  const is30 = typeof description["openapi"] === "string" && description["openapi"].startsWith("3.0");
  const visit = (value: Json | undefined, inSchema: boolean): Json | undefined => {
    if (Array.isArray(value)) return value.map((item) => visit(item, inSchema) as Json);
    if (!isJsonObject(value)) return value;
    if (inSchema) return normaliseSchema(value, is30, (child) => visit(child, true));
    const members: Record<string, Json | undefined> = {};
    for (const [name, member] of Object.entries(value)) {
      members[name] = isPlainData(name) ? member : visit(member, false);
      if (name === "schema" || name === "x-schema") members[name] = visit(member, true);
      if (name === "schemas" && isJsonObject(member))
        members[name] = visitMembers(member, (schema) => visit(schema, true));
    }
    return members;
  };
  return visit(description, false) as JsonObject;
}

/** Members that hold data of the provider's, not description. */
function isPlainData(name: string): boolean {
  return (
    name === "example" || name === "examples" || name === "value" || name === "default" || name === "enum"
  );
}

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

function normaliseSchema(
  schema: JsonObject,
  is30: boolean,
  visit: (child: Json) => Json | undefined,
): JsonObject {
  if (is30 && typeof schema["$ref"] === "string") return { $ref: schema["$ref"] };
  const members: Record<string, Json | undefined> = { ...schema };
  for (const name of schemaMembers) {
    const member = schema[name];
    if (isJsonObject(member)) members[name] = visit(member);
  }
  for (const name of schemaListMembers) {
    const member = schema[name];
    if (Array.isArray(member))
      members[name] = member.map((item) => (isJsonObject(item) ? visit(item) : item)) as Json[];
  }
  for (const name of schemaMapMembers) {
    const member = schema[name];
    if (isJsonObject(member)) members[name] = visitMembers(member, visit);
  }
  applyExclusiveBound(members, "minimum", "exclusiveMinimum");
  applyExclusiveBound(members, "maximum", "exclusiveMaximum");
  applyNullable(members);
  return members;
}

function visitMembers(map: JsonObject, visit: (child: Json) => Json | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([name, child]) => [name, isJsonObject(child) ? visit(child) : child]),
  );
}

/** `exclusiveMinimum: true` beside `minimum: n` becomes `exclusiveMinimum: n`. */
function applyExclusiveBound(
  members: Record<string, Json | undefined>,
  bound: string,
  exclusive: string,
): void {
  if (typeof members[exclusive] !== "boolean") return;
  if (members[exclusive] && typeof members[bound] === "number") {
    members[exclusive] = members[bound];
    delete members[bound];
  } else delete members[exclusive];
}

/** `nullable: true` lets null through `type` and `enum`. */
function applyNullable(members: Record<string, Json | undefined>): void {
  const nullable = members["nullable"];
  delete members["nullable"];
  if (nullable !== true || members["type"] === undefined) return;
  const types = Array.isArray(members["type"]) ? members["type"] : [members["type"]];
  if (!types.includes("null")) members["type"] = [...types, "null"] as Json[];
  const allowed = members["enum"];
  if (Array.isArray(allowed) && !allowed.includes(null)) members["enum"] = [...allowed, null];
}
