import { isJsonObject, type Json } from "../core/json.js";

/** A text that two JSON values share exactly when they are equal as JSON. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalText(item)).join()}]`;
  if (!isJsonObject(value)) return Object.is(value, -0) ? "0" : JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`);
  return `{${members.join()}}`;
}
