import type { Latency } from "./operation-traffic.js";

/** So many steps for each power of ten. */
const stepsPerDecade = 10;
/** What is quicker than this counts here, in milliseconds. */
const quickest = 0.1;

/** The step that a duration belongs to, by the most milliseconds that it holds: 1, 1.26, 1.58, 2 … 10 and so on. */
export function latencyStep(ms: number): number {
  let index = Math.ceil(Math.log10(Math.max(ms, quickest)) * stepsPerDecade);
  // Bounds are rounded, so that the step beside it may be the right one.
  while (boundOf(index) < ms) index += 1;
  while (ms > quickest && boundOf(index - 1) >= ms) index -= 1;
  return boundOf(index);
}

function boundOf(index: number): number {
  return Number((10 ** (index / stepsPerDecade)).toPrecision(3));
}

/** Several as one. */
export function addLatencies(parts: readonly Latency[]): Latency {
  const buckets = new Map<number, number>();
  for (const part of parts)
    for (const [step, count] of part.buckets) buckets.set(step, (buckets.get(step) ?? 0) + count);
  return {
    count: parts.reduce((total, { count }) => total + count, 0),
    sum: roundedMs(parts.reduce((total, { sum }) => total + sum, 0)),
    max: Math.max(0, ...parts.map(({ max }) => max)),
    buckets: [...buckets].sort(([one], [other]) => one - other),
  };
}

/** Microseconds are enough. */
export function roundedMs(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
