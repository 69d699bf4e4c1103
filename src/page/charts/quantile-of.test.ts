import { expect, test } from "vitest";
import { durationText, quantileOf } from "./quantile-of.js";

const latency = {
  count: 20,
  sum: 90,
  max: 31,
  buckets: [
    [1, 10],
    [2, 8],
    [10, 1],
    [31.6, 1],
  ],
} as const;

test("a quantile is the end of the step that it falls into, and never more than the longest", () => {
  expect([0, 0.5, 0.51, 0.9, 0.95, 1].map((part) => quantileOf(latency, part))).toEqual([1, 1, 2, 2, 10, 31]);
});

test("without answers there is nothing to tell", () => {
  expect(quantileOf({ count: 0, sum: 0, max: 0, buckets: [] }, 0.5)).toBe(0);
});

test("durations are told with their unit", () => {
  expect([0.1, 1.26, 12.6, 126, 999, 1_260, 63_100].map(durationText)).toEqual([
    "0.1 ms",
    "1.3 ms",
    "13 ms",
    "126 ms",
    "999 ms",
    "1.3 s",
    "63 s",
  ]);
});
