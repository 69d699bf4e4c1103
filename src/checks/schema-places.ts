import type { JsonObject } from "../core/json.js";
import { isJsonObject, type Json } from "../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { resolveAt } from "../documents/reference.js";

/** Tokens from the top of a value to a place in it; `*` stands for every item of an array. */
export type InstancePath = readonly string[];

const deepest = 12;

/**
 * Where in a value each schema below a place applies: schema pointer (as used and behind `$ref`)
 * to instance path. Recursion is followed to a fixed depth.
 */
export function schemaPlaces(schema: SchemaAt): ReadonlyMap<JsonPointer, InstancePath> {
  const known = cache.get(schema.root as object)?.get(schema.pointer);
  if (known !== undefined) return known;
  const places = new Map<JsonPointer, InstancePath>();
  visit({ root: schema.root as JsonObject, places }, schema.pointer, [], 0);
  const ofRoot =
    cache.get(schema.root as object) ?? new Map<JsonPointer, ReadonlyMap<JsonPointer, InstancePath>>();
  ofRoot.set(schema.pointer, places);
  cache.set(schema.root as object, ofRoot);
  return places;
}

const cache = new WeakMap<object, Map<JsonPointer, ReadonlyMap<JsonPointer, InstancePath>>>();

interface Walk {
  readonly root: JsonObject;
  readonly places: Map<JsonPointer, InstancePath>;
}

function visit(walk: Walk, used: JsonPointer, path: InstancePath, depth: number): void {
  const { value: schema, pointer } = resolveAt(walk.root, used);
  for (const place of [used, pointer]) if (!walk.places.has(place)) walk.places.set(place, path);
  if (!isJsonObject(schema) || depth > deepest) return;
  const into = (keyword: string, inner: InstancePath) => {
    if (schema[keyword] !== undefined) visit(walk, pointerTo(pointer, keyword), inner, depth + 1);
  };
  for (const keyword of ["not", "if", "then", "else"]) into(keyword, path);
  for (const keyword of ["items", "contains"]) into(keyword, [...path, "*"]);
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const list = schema[keyword];
    if (Array.isArray(list))
      list.forEach((_, index) => visit(walk, pointerTo(pointer, keyword, index), path, depth + 1));
  }
  const properties = schema["properties"];
  if (isJsonObject(properties))
    for (const name of Object.keys(properties))
      visit(walk, pointerTo(pointer, "properties", name), [...path, name], depth + 1);
}

/** The instance path of the nearest schema at or above a pointer; undefined when the pointer is elsewhere. */
export function instancePathOf(
  schema: SchemaAt,
  pointer: JsonPointer,
): { path: InstancePath; rest: JsonPointer } | undefined {
  const places = schemaPlaces(schema);
  let best: JsonPointer | undefined;
  for (const place of places.keys())
    if (isAtOrBelow(pointer, place) && (best === undefined || place.length > best.length)) best = place;
  const path = best === undefined ? undefined : places.get(best);
  return best === undefined || path === undefined ? undefined : { path, rest: pointer.slice(best.length) };
}

/** The values at an instance path. */
export function valuesAt(value: Json | undefined, path: InstancePath): Json[] {
  if (value === undefined) return [];
  const [token, ...rest] = path;
  if (token === undefined) return [value];
  if (token === "*") return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  return isJsonObject(value) && Object.hasOwn(value, token) ? valuesAt(value[token], rest) : [];
}
