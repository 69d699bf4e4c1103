import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer, valueAt } from "../../core/json-pointer.js";
import { followed } from "../../documents/reference.js";

/** Tells whether what stands at one place takes part in what stands at another. */
export type Reaches = (from: JsonPointer, place: JsonPointer) => boolean;

/** Members that hold data of the provider's: what looks like a reference there is none. */
const data = new Set(["example", "examples", "default", "enum", "const"]);

/** Follows references from any place of a description, directly and through other references. */
export function createReaches(root: JsonObject): Reaches {
  const direct = new Map<JsonPointer, readonly JsonPointer[]>();
  const reached = new Map<JsonPointer, ReadonlySet<JsonPointer>>();
  const directOf = (pointer: JsonPointer): readonly JsonPointer[] => {
    const known = direct.get(pointer) ?? referencesIn(valueAt(root, pointer));
    direct.set(pointer, known);
    return known;
  };
  const reachedFrom = (pointer: JsonPointer): ReadonlySet<JsonPointer> => {
    const known = reached.get(pointer);
    if (known !== undefined) return known;
    const found = new Set<JsonPointer>();
    const queue = [...directOf(pointer)];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(...directOf(next));
    }
    reached.set(pointer, found);
    return found;
  };
  return (from, place) =>
    isAtOrBelow(place, from) ||
    [...reachedFrom(from)].some((target) => isAtOrBelow(place, target) || isAtOrBelow(target, place));
}

function referencesIn(value: Json | undefined): JsonPointer[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => referencesIn(item));
  if (!isJsonObject(value)) return [];
  const reference = value["$ref"];
  const own = typeof reference === "string" && reference.startsWith("#") ? [targetOf(reference)] : [];
  const below = Object.entries(value).flatMap(([name, member]) =>
    data.has(name) && !isNameOfTheProvider(member) ? [] : referencesIn(member),
  );
  return [...own, ...below];
}

/** A property may be called `default` or `example`, and its schema a reference. */
function isNameOfTheProvider(member: Json | undefined): boolean {
  return isJsonObject(member) && typeof member["$ref"] === "string";
}

function targetOf(reference: string): JsonPointer {
  return followed({}, { $ref: reference }).pointer;
}
