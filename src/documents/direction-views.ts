import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { mapSchemas } from "./map-schemas.js";
import { listOf, objectOf } from "./read-members.js";
import { followed } from "./reference.js";

/** A normalised description as each direction sees its schemas. */
export interface DirectionViews {
  readonly request: JsonObject;
  readonly response: JsonObject;
}

/**
 * What a schema says of requests and what of answers: a `readOnly` property belongs to answers alone and a
 * `writeOnly` one to requests alone, and in the other direction neither is there nor required.
 *
 * Places stay as they are, so a pointer into a view is one into the description.
 * See https://spec.openapis.org/oas/v3.0.3#fixed-fields-19.
 */
export function directionViews(root: JsonObject): DirectionViews {
  return { request: withoutFlagged(root, "readOnly"), response: withoutFlagged(root, "writeOnly") };
}

type Flag = "readOnly" | "writeOnly";

function withoutFlagged(root: JsonObject, flag: Flag): JsonObject {
  // Most descriptions flag nothing; one root then serves both, and what is compiled is compiled once.
  if (!JSON.stringify(root).includes(`"${flag}":true`)) return root;
  const flagged = (schema: JsonObject): Set<string> => new Set(flaggedNames(root, flag, schema, new Set()));
  const view = mapSchemas(root, (schema) => {
    const names = flagged(schema);
    return names.size === 0 ? schema : without(schema, names);
  });
  return withTargets(view, root);
}

/** So many references at most lead from one removed property into another. */
const mostPasses = 3;

/** The view with what still refers to a removed property, to say the same of something else, spelt out. */
function withTargets(view: JsonObject, root: JsonObject): JsonObject {
  let whole = view;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let dangling = false;
    whole = mapSchemas(whole, (schema) => {
      if (typeof schema["$ref"] !== "string" || followed(view, schema).value !== undefined) return schema;
      const target = followed(root, schema).value;
      dangling = true;
      if (!isJsonObject(target)) return schema;
      const { $ref: _, ...beside } = schema;
      return { ...target, ...beside };
    });
    if (!dangling) break;
  }
  return whole;
}

/** Names of the flagged properties of a schema, in whichever of its parts they are declared. */
function flaggedNames(root: JsonObject, flag: Flag, schema: JsonObject, seen: Set<JsonObject>): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const own = Object.entries(objectOf(schema, "properties") ?? {})
    .filter(([, property]) => isFlagged(root, flag, property))
    .map(([name]) => name);
  const parts = [...listOf(schema, "allOf"), referred(root, schema)].filter(isJsonObject);
  return [...own, ...parts.flatMap((part) => flaggedNames(root, flag, part, seen))];
}

/** A reference into another schema's `properties` borrows the form of a value, not who may send it. */
function isFlagged(root: JsonObject, flag: Flag, property: Json | undefined): boolean {
  if (!isJsonObject(property)) return false;
  if (property[flag] === true) return true;
  const target = String(property["$ref"]).includes("/properties/") ? undefined : referred(root, property);
  if (isJsonObject(target) && target[flag] === true) return true;
  return listOf(property, "allOf").some((part) => isJsonObject(part) && isFlagged(root, flag, part));
}

function referred(root: JsonObject, schema: JsonObject): Json | undefined {
  return typeof schema["$ref"] === "string" ? followed(root, schema).value : undefined;
}

/** The schema without the properties, also where its alternatives and parts beside it require or declare them. */
function without(schema: JsonObject, names: ReadonlySet<string>): JsonObject {
  const members: Record<string, Json | undefined> = { ...schema };
  const { required, properties } = schema;
  if (Array.isArray(required)) members["required"] = required.filter((name) => !names.has(String(name)));
  if (isJsonObject(properties))
    members["properties"] = Object.fromEntries(
      Object.entries(properties).filter(([name]) => !names.has(name)),
    );
  for (const list of ["allOf", "anyOf", "oneOf"]) {
    const parts = schema[list];
    if (Array.isArray(parts))
      members[list] = parts.map((part: Json) => (isJsonObject(part) ? without(part, names) : part));
  }
  return members;
}
