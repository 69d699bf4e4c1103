import { type Json, jsonEquals } from "../core/json.js";
import type { Comparison } from "../documents/arazzo/criterion.js";

/**
 * Compares two values as a simple condition does.
 *
 * Strings have no case. Comparison is loose in two ways only: what is not there is null, and text that reads as a
 * number is that number beside one, as header values always are text. Values of other types are neither equal nor
 * in any order.
 *
 * @see https://spec.openapis.org/arazzo/v1.0.1.html#operators
 */
export function compareValues(
  operator: Comparison,
  left: Json | undefined,
  right: Json | undefined,
): boolean {
  switch (operator) {
    case "==":
      return areEqual(left ?? null, right ?? null);
    case "!=":
      return !areEqual(left ?? null, right ?? null);
    default: {
      const order = orderOf(left, right);
      if (order === undefined) return false;
      if (operator === "<") return order < 0;
      if (operator === "<=") return order <= 0;
      return operator === ">" ? order > 0 : order >= 0;
    }
  }
}

function areEqual(left: Json, right: Json): boolean {
  if (typeof left === "string" && typeof right === "string")
    return left.toLowerCase() === right.toLowerCase();
  const [a, b] = asNumbers(left, right);
  return a === undefined || b === undefined ? jsonEquals(left, right) : a === b;
}

/** Negative, zero or positive; undefined where the values have no order. */
function orderOf(left: Json | undefined, right: Json | undefined): number | undefined {
  if (typeof left === "string" && typeof right === "string") {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()];
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  const [a, b] = asNumbers(left, right);
  return a === undefined || b === undefined ? undefined : Math.sign(a - b);
}

/** Both as numbers, where one is a number and the other one is or reads as one. */
function asNumbers(
  left: Json | undefined,
  right: Json | undefined,
): readonly [number | undefined, number | undefined] {
  if (typeof left === "number") return [left, numberIn(right)];
  return typeof right === "number" ? [numberIn(left), right] : [undefined, undefined];
}

function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)
    ? Number(value)
    : undefined;
}
