import type { OperationTraffic } from "../../page-data/page-content.js";

type Latency = OperationTraffic["latencyMs"];

/** Steps are ten for each power of ten: a step begins where the one before it ends. */
const stepRatio = 10 ** 0.1;

/**
 * The milliseconds within which a part of the answers came, such as `0.95` of them.
 *
 * Only the step is known that an answer fell into: what is told is its end, and never more than the longest.
 */
export function quantileOf({ buckets, count, max }: Latency, part: number): number {
  const wanted = Math.ceil(count * part);
  let seen = 0;
  for (const [upToMs, inStep] of buckets) {
    seen += inStep;
    if (seen >= wanted) return Math.min(upToMs, max);
  }
  return max;
}

/** Where the step begins that ends at `upToMs`. */
export function stepStart(upToMs: number): number {
  return upToMs / stepRatio;
}

/** A duration for people: three digits at most, and its unit. */
export function durationText(ms: number): string {
  const [value, unit] = ms >= 1_000 ? [ms / 1_000, "s"] : [ms, "ms"];
  return `${Number(value.toPrecision(value >= 100 ? 3 : 2)).toLocaleString("en")} ${unit}`;
}
