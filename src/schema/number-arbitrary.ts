import * as fc from "fast-check";
import { type Decimal, decimalOf, leastCommonMultiple, numberOf, stepsDown } from "./decimal.js";
import { isMultipleOf } from "./evaluate-scalar.js";
import type { SchemaObject } from "./schema-object.js";
import { numberFormats } from "./string-formats.js";

/** What several schemas together say of numbers. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly aboveMin: boolean;
  readonly belowMax: boolean;
  readonly multipleOf: readonly number[];
}

/** How far from its bound, or from zero, a number without a second bound may go. */
const reach = 1_000;

/** Joins what schemas say of numbers. */
export function numberLimits(schemas: readonly SchemaObject[]): NumberLimits {
  let [min, max] = [-Infinity, Infinity];
  let [aboveMin, belowMax] = [false, false];
  const multipleOf: number[] = [];
  for (const schema of schemas) {
    const range = schema.format === undefined ? undefined : numberFormats.get(schema.format);
    const isInteger =
      range?.integer === true ||
      (schema.type?.includes("integer") === true && !schema.type.includes("number"));
    if (isInteger) multipleOf.push(1);
    if (schema.multipleOf !== undefined) multipleOf.push(schema.multipleOf);
    for (const low of [schema.minimum, range?.minimum])
      if (low !== undefined && low > min) [min, aboveMin] = [low, false];
    for (const high of [schema.maximum, range?.maximum])
      if (high !== undefined && high < max) [max, belowMax] = [high, false];
    const { exclusiveMinimum: over, exclusiveMaximum: under } = schema;
    if (over !== undefined && over >= min) [min, aboveMin] = [over, true];
    if (under !== undefined && under <= max) [max, belowMax] = [under, true];
  }
  return { min, max, aboveMin, belowMax, multipleOf: [...new Set(multipleOf)] };
}

/** Numbers within limits; `undefined` when there is none. They shrink towards zero and to few digits. */
export function numberArbitrary(limits: NumberLimits): fc.Arbitrary<number> | undefined {
  const { min, max, multipleOf } = limits;
  if (min > max || (min === max && (limits.aboveMin || limits.belowMax))) return undefined;
  const [low, high] = windowOf(min, max);
  if (multipleOf.length > 0) {
    const step = multipleOf.map(decimalOf).reduce(leastCommonMultiple);
    // A bound that a window made up may hold no multiple of a large step.
    const size = numberOf(step);
    const wide: readonly [number, number] = [
      min === -Infinity ? low - size : low,
      max === Infinity ? high + size : high,
    ];
    return (
      stepped(step, wide, limits) ??
      stepped(step, [Math.max(min, -Number.MAX_VALUE), Math.min(max, Number.MAX_VALUE)], limits)
    );
  }
  const whole = stepped({ units: 1n, digits: 0 }, [low, high], limits);
  const fractions = stepped({ units: 1n, digits: fractionDigits(low, high) }, [low, high], limits);
  const found = [whole, fractions].filter((one) => one !== undefined);
  if (found.length > 0) return found.length === 1 ? found[0] : fc.oneof({ withCrossShrink: true }, ...found);
  const between = [low, high, low / 2 + high / 2].filter((value) => isWithin(value, limits));
  return between.length === 0 ? undefined : fc.constantFrom(...between);
}

/** Whether a number keeps to limits. */
export function isWithin(value: number, { min, max, aboveMin, belowMax, multipleOf }: NumberLimits): boolean {
  if (aboveMin ? value <= min : value < min) return false;
  if (belowMax ? value >= max : value > max) return false;
  return multipleOf.every((of) => isMultipleOf(value, of));
}

/** The numbers at the edges of limits and one step inside; a side without a bound has none. */
export function numberEdges(limits: NumberLimits): {
  readonly lowest: number | undefined;
  readonly aboveLowest: number | undefined;
  readonly highest: number | undefined;
  readonly belowHighest: number | undefined;
} {
  const { min, max, multipleOf } = limits;
  if (min > max)
    return { lowest: undefined, aboveLowest: undefined, highest: undefined, belowHighest: undefined };
  const digits = fractionDigits(min, max);
  const step =
    multipleOf.length > 0 ? multipleOf.map(decimalOf).reduce(leastCommonMultiple) : { units: 1n, digits };
  const value = (steps: bigint): number => numberOf({ units: steps * step.units, digits: step.digits });
  const from = Number.isFinite(min) ? -stepsDown(negated(decimalOf(min)), step) : undefined;
  const to = Number.isFinite(max) ? stepsDown(decimalOf(max), step) : undefined;
  const inside = (steps: readonly (bigint | undefined)[]): (number | undefined)[] =>
    steps
      .flatMap((count) => (count === undefined ? [] : [value(count)]))
      .filter((found) => isWithin(found, limits));
  const [lowest, aboveLowest] = inside(from === undefined ? [] : [from, from + 1n, from + 2n]);
  const [highest, belowHighest] = inside(to === undefined ? [] : [to, to - 1n, to - 2n]);
  return { lowest, aboveLowest, highest, belowHighest };
}

/** As many digits as it takes to have a hundred numbers within bounds, and two at least. */
function fractionDigits(low: number, high: number): number {
  const width = Number.isFinite(high - low) ? high - low || 1 : 1;
  return Math.min(20, Math.max(2, 2 - Math.floor(Math.log10(width))));
}

function windowOf(min: number, max: number): readonly [number, number] {
  if (min !== -Infinity && max !== Infinity) return [min, max];
  if (min !== -Infinity) return [min, min <= 0 ? reach : min + reach];
  if (max !== Infinity) return [max >= 0 ? -reach : max - reach, max];
  return [-reach, reach];
}

/** The multiples of a step within bounds. */
function stepped(
  step: Decimal,
  [low, high]: readonly [number, number],
  limits: NumberLimits,
): fc.Arbitrary<number> | undefined {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  let from = -stepsDown(negated(decimalOf(low)), step);
  let to = stepsDown(decimalOf(high), step);
  const value = (steps: bigint): number => numberOf({ units: steps * step.units, digits: step.digits });
  if (from <= to && !isWithin(value(from), limits)) from += 1n;
  if (from <= to && !isWithin(value(to), limits)) to -= 1n;
  if (from > to) return undefined;
  const isSafe = from >= -9007199254740991n && to <= 9007199254740991n;
  if (!isSafe) return fc.bigInt({ min: from, max: to }).map(value);
  const steps = fc.integer({ min: Number(from), max: Number(to) });
  if (step.units === 1n && step.digits === 0) return steps;
  if (step.digits === 0) return steps.map((count) => count * Number(step.units));
  if (step.digits <= 20 && step.units * BigInt(Math.max(Number(to), -Number(from))) < 9007199254740991n) {
    // Both sides exact, so the quotient is the nearest number to the decimal.
    const [units, scale] = [Number(step.units), 10 ** step.digits];
    return steps.map((count) => (count * units) / scale);
  }
  return steps.map((count) => value(BigInt(count)));
}

function negated({ units, digits }: Decimal): Decimal {
  return { units: -units, digits };
}
