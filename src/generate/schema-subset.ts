import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens, valueAt, withValueAt } from "../core/json-pointer.js";

/**
 * The part of a description that the given schemas need, at the same places and with their structure
 * alone: what a client must carry to write and read bodies by their schema.
 */
export function schemaSubset(root: JsonObject, pointers: readonly JsonPointer[]): JsonObject {
  let subset: Json | undefined = {};
  const done = new Set<JsonPointer>();
  const pending = [...pointers];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const pointer = wholeComponent(next);
    if (done.has(pointer)) continue;
    done.add(pointer);
    const schema = structureOf(valueAt(root, pointer));
    subset = withValueAt(subset, pointer, schema);
    pending.push(...referencesIn(schema));
  }
  return isJsonObject(subset) ? subset : {};
}

/** A place inside a named schema stands for all of it, so that arrays on the way stay arrays. */
function wholeComponent(pointer: JsonPointer): JsonPointer {
  const tokens = pointerTokens(pointer);
  return tokens[0] === "components" && tokens[1] === "schemas"
    ? pointerTo("", ...tokens.slice(0, 3))
    : pointer;
}

function referencesIn(value: Json | undefined): JsonPointer[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const own = value["$ref"];
  const target = typeof own === "string" && own.startsWith("#/") ? [decodeURIComponent(own.slice(1))] : [];
  return [...target, ...Object.values(value).flatMap(referencesIn)];
}

/** What says how a body is built; the other keywords only narrow its values, or are for people. */
const structural = new Set([
  ...["type", "const", "enum", "$ref", "allOf", "anyOf", "oneOf", "then", "else", "xml"],
  ...["properties", "required", "additionalProperties", "items", "prefixItems", "$defs"],
]);
const maps = new Set(["properties", "$defs"]);
const data = new Set(["enum", "const", "required"]);

function structureOf(schema: Json | undefined): Json | undefined {
  if (Array.isArray(schema)) return schema.map((item) => structureOf(item) ?? null);
  if (!isJsonObject(schema)) return schema;
  const isTyped = schema["type"] !== undefined;
  const kept = Object.entries(schema).filter(
    ([keyword]) => structural.has(keyword) && !(isTyped && (keyword === "enum" || keyword === "const")),
  );
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (data.has(keyword) || keyword === "xml") return [keyword, value];
      if (maps.has(keyword) && isJsonObject(value))
        return [keyword, Object.fromEntries(Object.entries(value).map(([k, v]) => [k, structureOf(v)]))];
      return [keyword, structureOf(value)];
    }),
  );
}
