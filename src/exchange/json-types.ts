import type { Json, JsonObject } from "../core/json.js";

/** The types that JSON Schema knows. */
export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** The types that a schema names by itself: by `type`, `const` or `enum`; `undefined` where it does not say. */
export function ownTypes(node: JsonObject): ReadonlySet<JsonType> | undefined {
  if (typeof node.type === "string") return new Set([node.type as JsonType]);
  if (Array.isArray(node.type)) return new Set(node.type as JsonType[]);
  if (node.const !== undefined) return new Set([typeOf(node.const)]);
  if (Array.isArray(node.enum)) return new Set(node.enum.map((value: Json) => typeOf(value)));
  return undefined;
}

function typeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "object") return "object";
  return typeof value as "boolean" | "number" | "string";
}

/** What any of them allows; one that does not say allows all. */
export function unionOf(
  sets: readonly (ReadonlySet<JsonType> | undefined)[],
): ReadonlySet<JsonType> | undefined {
  return sets.length > 0 && sets.every(isSet) ? new Set(sets.flatMap((set) => [...set])) : undefined;
}

/** What both allow; an integer is a number. */
export function intersectionOf(
  left: ReadonlySet<JsonType> | undefined,
  right: ReadonlySet<JsonType> | undefined,
): ReadonlySet<JsonType> | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const takes = (set: ReadonlySet<JsonType>, type: JsonType) =>
    set.has(type) || (type === "integer" && set.has("number"));
  const both = [...left, ...right].filter((type) => takes(left, type) && takes(right, type));
  return new Set(both);
}

/** Whether the types are known. */
export function isSet(value: ReadonlySet<JsonType> | undefined): value is ReadonlySet<JsonType> {
  return value !== undefined;
}
