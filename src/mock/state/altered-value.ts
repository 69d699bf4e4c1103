import { isJsonObject, type Json } from "../../core/json.js";
import { pointerTo, withValueAt } from "../../core/json-pointer.js";

/**
 * A value that is not the given one but of its kind, for a rule that is broken on purpose: a documented other
 * one where there is one, so that enumerations and formats stay in order.
 */
export function alteredValue(value: Json | undefined, documented: readonly Json[]): Json | undefined {
  const other = documented.find(
    (one) => typeof one === typeof value && one !== value && typeof one !== "object",
  );
  if (other !== undefined) return other;
  switch (typeof value) {
    case "string":
      return alteredText(value);
    case "number":
      // Halves, so that no bound is crossed that the value kept to.
      return value >= 2 ? Math.floor(value / 2) : value + 1;
    case "boolean":
      return !value;
    default:
      return alteredContainer(value);
  }
}

function alteredText(text: string): string {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return `2001${text.slice(4)}`;
  // A digit stays a digit and a letter a letter: dates, identifiers and addresses keep their form.
  const index = text.search(/[a-z0-9](?=[^a-z0-9]*$)/i);
  if (index < 0) return `${text}x`;
  const last = text.charAt(index);
  const other = /\d/.test(last) ? (last === "1" ? "2" : "1") : last.toLowerCase() === "a" ? "b" : "a";
  return text.slice(0, index) + other + text.slice(index + 1);
}

function alteredContainer(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.slice(0, -1);
  if (!isJsonObject(value)) return undefined;
  const [name] = Object.keys(value);
  if (name === undefined) return value;
  return withValueAt(value, pointerTo("", name), alteredValue(value[name], []));
}
