/** A decimal fraction, exactly: `units` times ten to the minus `digits`. */
export interface Decimal {
  readonly units: bigint;
  readonly digits: number;
}

/** The decimal that a number is written as. */
export function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const digits = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return digits >= 0 ? { units, digits } : { units: units * 10n ** BigInt(-digits), digits: 0 };
}

/** The number nearest to a decimal. */
export function numberOf({ units, digits }: Decimal): number {
  return digits === 0 ? Number(units) : Number(`${units}e-${digits}`);
}

/** The units of a decimal at a finer scale. */
export function scaled({ units, digits }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - digits);
}

/** The smallest decimal that is a whole multiple of both. */
export function leastCommonMultiple(left: Decimal, right: Decimal): Decimal {
  const digits = Math.max(left.digits, right.digits);
  const [a, b] = [scaled(left, digits), scaled(right, digits)];
  return { units: (a / greatestCommonDivisor(a, b)) * b, digits };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** How many steps fit below a bound, rounded down. */
export function stepsDown(bound: Decimal, step: Decimal): bigint {
  const digits = Math.max(bound.digits, step.digits);
  const [a, b] = [scaled(bound, digits), scaled(step, digits)];
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
