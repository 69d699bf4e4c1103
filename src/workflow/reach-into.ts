import type { Json, JsonObject } from "../core/json.js";
import type { ValuePath } from "../documents/arazzo/expression.js";

/** The value at the end of a path, by own members and indices only; undefined where there is none. */
export function reachInto(value: Json | undefined, path: ValuePath): Json | undefined {
  let reached = value;
  for (const token of path) reached = childOf(reached, token);
  return reached;
}

function childOf(value: Json | undefined, token: string): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
  // An array has one own member that is no item, its length, and no index is called so.
  if (Array.isArray(value)) return value[Number(token)];
  return (value as JsonObject)[token];
}
