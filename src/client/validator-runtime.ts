import type { Json } from "../core/json.js";
import { jsonEquals } from "../core/json.js";
import { isRegex, numberFormats, satisfiesFormat } from "../schema/string-formats.js";

/** The length of a text as JSON Schema counts it: in code points. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Whether two JSON values are equal. */
export function isEqual(left: Json, right: Json): boolean {
  return jsonEquals(left, right);
}

/** The formats that take more than a pattern, as generated validators call them. */
export const formats: Readonly<Record<string, unknown>> = {
  regex: isRegex,
  ...Object.fromEntries(
    [...numberFormats.keys()].map((name) => [name, { validate: (value: number) => satisfiesFormat(value, name) }]),
  ),
};
