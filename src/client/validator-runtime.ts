import { type Json, jsonEquals } from "../core/json.js";

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

/** What a format says of numbers. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly integer: boolean;
}

/** A format of numbers, in the form in which generated validators call it. */
export function numberFormat({ minimum, maximum, integer }: NumberRange) {
  return {
    validate: (value: number) =>
      value >= minimum && value <= maximum && (!integer || Number.isInteger(value)),
  };
}

/** The format `regex`: whether a text is a regular expression. */
export function regexFormat(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
