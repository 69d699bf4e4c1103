import type { Json } from "../core/json.js";
import type { ValuePath } from "../documents/arazzo/expression.js";

/** The value at the end of a path, by own members and indices only; undefined where there is none. */
export function reachInto(value: Json | undefined, path: ValuePath): Json | undefined {
  let reached = value;
  for (const token of path) reached = childOf(reached, token);
  return reached;
}

function childOf(value: Json | undefined, token: string): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
  if (!Array.isArray(value)) return (value as { readonly [member: string]: Json | undefined })[token];
  return /^(?:0|[1-9]\d*)$/.test(token) ? (value as readonly Json[])[Number(token)] : undefined;
}
