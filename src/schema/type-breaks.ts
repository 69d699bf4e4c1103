import type { Json } from "../core/json.js";
import type { BreakDraft } from "./break-drafts.js";
import { isOfType } from "./evaluate-scalar.js";
import type { SchemaObject } from "./schema-object.js";

/**
 * Wrong types: those that a careless server would convert (a number in quotes, a list of one) and those that it
 * cannot.
 */
const variants: readonly (readonly [variant: string, edits: (part: Json) => readonly Json[]])[] = [
  ["null", () => [null]],
  ["number", (part) => [convertedNumber(part), 1, 12_345, 0.5].filter((value) => value !== undefined)],
  ["numeric string", (part) => (typeof part === "number" ? [String(part)] : [])],
  ["boolean string", (part) => (typeof part === "boolean" ? [String(part)] : [])],
  ["string", (part) => (typeof part === "number" ? ["text"] : ["text", ""])],
  ["boolean", () => [true, false]],
  ["fraction", (part) => (typeof part === "number" ? [part + 0.5, part - 0.5, 0.5] : [])],
  ["array", (part) => [[part], []]],
  ["single item", (part) => (Array.isArray(part) && part.length > 0 ? [part[0]] : [])],
  ["object", (part) => [{}, { value: part }]],
];

/** A break for each wrong type that tells something. */
export function typeDrafts({ type }: SchemaObject): BreakDraft[] {
  if (type === undefined) return [];
  return variants.flatMap(([variant, edits]): BreakDraft[] => {
    const isWrong = (value: Json): boolean => !type.some((one) => isOfType(value, one));
    if (!isMeant(variant, type)) return [];
    return [{ keyword: "type", variant, path: ["type"], edits: (part) => edits(part).filter(isWrong) }];
  });
}

/** Whether a variant can be wrong for some types, and is no mere repetition of another. */
function isMeant(variant: string, type: readonly string[]): boolean {
  const isNumeric = type.includes("number") || type.includes("integer");
  switch (variant) {
    case "numeric string":
      return isNumeric && !type.includes("string");
    case "boolean string":
      return type.includes("boolean") && !type.includes("string");
    case "fraction":
      return type.includes("integer") && !type.includes("number");
    case "single item":
      return type.includes("array");
    case "number":
      return !isNumeric;
    default:
      return !type.includes(variant as "string");
  }
}

/** A text's own number, which would read back as the same text. */
function convertedNumber(part: Json): number | undefined {
  return typeof part === "string" && /^-?[1-9]\d{0,14}$/u.test(part) ? Number(part) : undefined;
}
