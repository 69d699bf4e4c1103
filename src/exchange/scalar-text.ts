import type { Json } from "../core/json.js";
import type { JsonType } from "./json-types.js";
import type { SchemaShape } from "./schema-shape.js";

/** A value as the text that stands for it where a format knows only text. Structures become JSON. */
export function scalarText(value: Json): string {
  if (typeof value === "string") return value;
  if (value === null) return "null";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/** Chooses among several readings of one text; the first is the most specific. */
export type ChooseReading = (readings: readonly Json[], shape: SchemaShape | undefined) => Json;

/** Takes the most specific reading. */
export const mostSpecific: ChooseReading = (readings) => readings[0] ?? null;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "1", "yes", "on", "t", "y"].map((text) => [text, true] as const),
  ...["false", "0", "no", "off", "f", "n"].map((text) => [text, false] as const),
]);

/**
 * What a text can mean where the schema allows these types, the most specific reading first.
 *
 * Readings are lenient as servers are (`05` is a number, `yes` is true): a request that some faultless
 * server takes must not count as broken. A text that means none of the types stays a string, which the
 * schema then refuses.
 */
export function readingsOf(text: string, types: ReadonlySet<JsonType> | undefined): Json[] {
  if (types === undefined) return [text];
  if (types.size === 1 && types.has("string")) return [text];
  const readings: Json[] = [];
  const isNull = types.has("null") && (text === "" || text === "null");
  if (isNull && !types.has("string")) readings.push(null);
  if (types.has("boolean")) {
    const truth =
      types.has("number") || types.has("integer") ? exactBoolean(text) : BOOLEANS.get(text.toLowerCase());
    if (truth !== undefined) readings.push(truth);
  }
  if (types.has("number") || types.has("integer")) {
    const number = numberIn(text);
    if (number !== undefined) readings.push(number);
  }
  if (types.has("string") || readings.length === 0) readings.push(text);
  if (isNull && types.has("string")) readings.push(null);
  return readings;
}

/** Reads a text by its shape; `choose` decides where it can mean several things. */
export function readScalar(text: string, shape: SchemaShape | undefined, choose: ChooseReading): Json {
  const readings = readingsOf(text, shape?.types);
  return readings.length === 1 ? (readings[0] ?? null) : choose(readings, shape);
}

function exactBoolean(text: string): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

function numberIn(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
