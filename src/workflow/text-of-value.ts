import type { Json } from "../core/json.js";

/** A value as part of a text: text as it is, anything else as JSON, nothing where there is none. */
export function textOfValue(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
