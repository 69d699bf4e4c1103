import { expect, test } from "vitest";
import type { Header } from "../../core/exchange.js";
import { limitState } from "./limit-fields.js";

const now = new Date("2026-01-01T00:00:00Z");
const epoch = now.getTime() / 1000;

test.each<{ given: Header[]; want: ReturnType<typeof limitState> }>([
  { given: [["RateLimit", '"default";r=50;t=30']], want: { remaining: 50, resetMs: 30_000 } },
  {
    given: [
      ["RateLimit", '"burst";r=9;t=1, "day";r=0'],
      ["RateLimit-Policy", '"burst";q=10;w=1, "day";q=100;w=3600'],
    ],
    want: { remaining: 0, resetMs: 3_600_000 },
  },
  { given: [["RateLimit", "limit=100, remaining=7, reset=5"]], want: { remaining: 7, resetMs: 5_000 } },
  {
    given: [
      ["RateLimit-Remaining", "0"],
      ["RateLimit-Reset", "12"],
    ],
    want: { remaining: 0, resetMs: 12_000 },
  },
  {
    given: [
      ["X-RateLimit-Remaining", "3"],
      ["X-RateLimit-Reset", String(epoch + 20)],
    ],
    want: { remaining: 3, resetMs: 20_000 },
  },
  {
    given: [
      ["X-Rate-Limit-Remaining", "3"],
      ["X-Rate-Limit-Reset", String((epoch + 20) * 1000)],
    ],
    want: { remaining: 3, resetMs: 20_000 },
  },
  {
    given: [
      ["X-RateLimit-Remaining", "3"],
      ["X-RateLimit-Reset", "Thu, 01 Jan 2026 00:00:05 GMT"],
    ],
    want: { remaining: 3, resetMs: 5_000 },
  },
  { given: [["X-RateLimit-Remaining", "0"]], want: undefined },
  { given: [["RateLimit", "nonsense;;=,r"]], want: undefined },
  { given: [["Content-Type", "text/plain"]], want: undefined },
])("$given", ({ given, want }) => {
  expect(limitState(given, now)).toEqual(want);
});
