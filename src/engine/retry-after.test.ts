import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.js";

const now = new Date("2026-01-01T00:00:00Z");

test.each([
  { status: 429, value: "2", want: 2000 },
  { status: 503, value: "0", want: 0 },
  { status: 429, value: "Thu, 01 Jan 2026 00:00:05 GMT", want: 5000 },
  { status: 429, value: "86400", want: undefined },
  { status: 429, value: "soon", want: undefined },
  { status: 400, value: "2", want: undefined },
])("Retry-After: $value on $status waits $want ms", ({ status, value, want }) => {
  const response = {
    status,
    headers: [["retry-after", value]] as const,
    body: new Uint8Array(),
    durationMs: 1,
  };
  expect(retryAfterMs(response, now)).toBe(want);
});
