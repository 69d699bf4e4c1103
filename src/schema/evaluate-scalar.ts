import { type Json, jsonEquals } from "../core/json.js";
import { multipleOfDigits } from "./ajv.js";
import { breach, type Step } from "./evaluation.js";
import { patternOf } from "./pattern-of.js";
import type { TypeName } from "./schema-object.js";
import { satisfiesFormat } from "./string-formats.js";

/** The keywords that look at a value as a whole: type, enumerations, numbers, strings, formats. */
export function evaluateScalar(step: Step): void {
  const { schema, value } = step;
  if (schema.type !== undefined && !schema.type.some((type) => isOfType(value, type))) {
    breach(step, "type", `must be ${schema.type.join(" or ")}`, { type: schema.type });
  }
  if (schema.const !== undefined && !jsonEquals(value, schema.const)) {
    breach(step, "const", `must be ${JSON.stringify(schema.const)}`, { allowedValue: schema.const });
  }
  if (schema.enum !== undefined && !schema.enum.some((allowed) => jsonEquals(value, allowed))) {
    breach(step, "enum", `must be one of ${JSON.stringify(schema.enum)}`, { allowedValues: schema.enum });
  }
  if (schema.format !== undefined && !satisfiesFormat(value, schema.format)) {
    breach(step, "format", `must be a ${schema.format}`, { format: schema.format });
  }
  if (typeof value === "number") evaluateNumber(step, value);
  if (typeof value === "string") evaluateString(step, value);
}

/** Whether a value is of a type, where `1.0` is an integer. */
export function isOfType(value: Json, type: TypeName): boolean {
  if (type === "integer") return Number.isInteger(value);
  return type === typeOf(value);
}

/** The type of a value; an integer's is `number`. */
export function typeOf(value: Json): Exclude<TypeName, "integer"> {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return "number";
    case "string":
      return "string";
    default:
      return "object";
  }
}

/** Whether a number is a multiple, to the precision that decimal fractions need. */
export function isMultipleOf(value: number, of: number): boolean {
  const quotient = value / of;
  return Math.abs(Math.round(quotient) - quotient) <= 10 ** -multipleOfDigits;
}

function evaluateNumber(step: Step, value: number): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = step.schema;
  if (minimum !== undefined && value < minimum)
    breach(step, "minimum", `must be >= ${minimum}`, { limit: minimum });
  if (maximum !== undefined && value > maximum)
    breach(step, "maximum", `must be <= ${maximum}`, { limit: maximum });
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    breach(step, "exclusiveMinimum", `must be > ${exclusiveMinimum}`, { limit: exclusiveMinimum });
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    breach(step, "exclusiveMaximum", `must be < ${exclusiveMaximum}`, { limit: exclusiveMaximum });
  }
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) {
    breach(step, "multipleOf", `must be a multiple of ${multipleOf}`, { multipleOf });
  }
}

function evaluateString(step: Step, value: string): void {
  const { minLength, maxLength, pattern } = step.schema;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = codePoints(value);
    if (minLength !== undefined && length < minLength) {
      breach(step, "minLength", `must be at least ${minLength} characters long`, { limit: minLength });
    }
    if (maxLength !== undefined && length > maxLength) {
      breach(step, "maxLength", `must be at most ${maxLength} characters long`, { limit: maxLength });
    }
  }
  if (pattern !== undefined && !patternOf(pattern).test(value)) {
    breach(step, "pattern", `must match ${JSON.stringify(pattern)}`, { pattern });
  }
}

/** The length of a string as JSON Schema counts it: in code points. */
export function codePoints(text: string): number {
  let length = text.length;
  for (let i = 1; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) continue;
    const before = text.charCodeAt(i - 1);
    if (before >= 0xd800 && before <= 0xdbff) length -= 1;
  }
  return length;
}
