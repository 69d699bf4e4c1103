import { expect, test } from "vitest";
import type { Exchange, TransportFailure } from "../core/exchange.js";
import { createTargetHealth } from "./target-health.js";

const request = { method: "GET", origin: "http://127.0.0.1:1", path: "/", headers: [] };
const answered: Exchange = {
  request,
  response: { status: 200, headers: [], body: new Uint8Array(), durationMs: 1 },
};
const failed = (kind: TransportFailure["kind"]): Exchange => ({ request, failure: { kind, message: kind } });

test("a target that refuses the first connection is given up at once", () => {
  const health = createTargetHealth("http://127.0.0.1:1");
  expect(health.note(failed("refused"), false)).toBe("refused");
  expect(health.stopped()).toContain("does not answer");
});

test("one slow answer of a live target is a matter for the checks", () => {
  const health = createTargetHealth("http://127.0.0.1:1");
  health.note(answered, false);
  expect(health.note(failed("timeout"), false)).toBeUndefined();
  expect(health.stopped()).toBeUndefined();
});

test("a target that stops answering ends the run", () => {
  const health = createTargetHealth("http://127.0.0.1:1");
  health.note(answered, false);
  for (let index = 0; index < 5; index += 1) health.note(failed("timeout"), false);
  expect(health.stopped()).toContain("stopped answering");
});

test("odd input may fail any number of times", () => {
  const health = createTargetHealth("http://127.0.0.1:1");
  health.note(answered, false);
  for (let index = 0; index < 50; index += 1) expect(health.note(failed("dropped"), true)).toBeUndefined();
  expect(health.stopped()).toBeUndefined();
});
