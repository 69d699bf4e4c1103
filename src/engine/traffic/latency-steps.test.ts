import fc from "fast-check";
import { expect, test } from "vitest";
import { addLatencies, latencyStep } from "./latency-steps.js";

test("a duration belongs to the smallest step that holds it, ten for each power of ten", () => {
  const steps = [0, 0.05, 0.1, 0.101, 0.126, 0.127, 1, 1.0001, 9, 10, 10.1, 1_000, 30_000];
  expect(steps.map((ms) => [ms, latencyStep(ms)])).toEqual([
    [0, 0.1],
    [0.05, 0.1],
    [0.1, 0.1],
    [0.101, 0.126],
    [0.126, 0.126],
    [0.127, 0.158],
    [1, 1],
    [1.0001, 1.26],
    [9, 10],
    [10, 10],
    [10.1, 12.6],
    [1_000, 1_000],
    [30_000, 31_600],
  ]);
});

test("a step is its own: no duration is above its step, nor at or below the step before", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (ms) => {
      const step = latencyStep(ms);
      expect(step).toBeGreaterThanOrEqual(ms);
      expect(latencyStep(step)).toBe(step);
    }),
  );
});

test("parts add up", () => {
  const one = {
    count: 2,
    sum: 3.5,
    max: 2,
    buckets: [
      [1.58, 1],
      [2, 1],
    ],
  } as const;
  const other = { count: 1, sum: 2.5, max: 2.5, buckets: [[2.51, 1]] } as const;
  expect(addLatencies([one, other])).toEqual({
    count: 3,
    sum: 6,
    max: 2.5,
    buckets: [
      [1.58, 1],
      [2, 1],
      [2.51, 1],
    ],
  });
  expect(addLatencies([])).toEqual({ count: 0, sum: 0, max: 0, buckets: [] });
});
