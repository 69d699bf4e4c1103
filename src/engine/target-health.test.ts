import { expect, test } from "vitest";
import type { Exchange, TransportFailure } from "../core/exchange.js";
import { createTargetHealth } from "./target-health.js";

const request = { method: "GET", origin: "http://127.0.0.1:1", path: "/", headers: [] };
const answered: Exchange = {
  request,
  response: { status: 200, headers: [], body: new Uint8Array(), durationMs: 1 },
};
const failed = (kind: TransportFailure["kind"]): Exchange => ({ request, failure: { kind, message: kind } });

const status = (code: number): Exchange => ({
  request,
  response: { status: code, headers: [], body: new Uint8Array(), durationMs: 1 },
});
const valid = { soundness: "valid", operation: "one" } as const;
const odd = { soundness: "odd", operation: "one" } as const;

test("a target that refuses the first connection is given up at once", () => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  expect(health.note(failed("refused"), valid)).toBe("refused");
  expect(health.stopped()).toContain("does not answer");
});

test("one slow answer of a live target is a matter for the checks", () => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  health.note(answered, valid);
  expect(health.note(failed("timeout"), valid)).toBeUndefined();
  expect(health.stopped()).toBeUndefined();
});

test("a target that stops answering ends the run", () => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  health.note(answered, valid);
  for (let index = 0; index < 5; index += 1) health.note(failed("timeout"), valid);
  expect(health.stopped()).toContain("stopped answering");
});

test("odd input may fail any number of times", () => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  health.note(answered, valid);
  for (let index = 0; index < 50; index += 1) expect(health.note(failed("dropped"), odd)).toBeUndefined();
  expect(health.stopped()).toBeUndefined();
});

test("a server that fails at whatever it is sent ends the run", () => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  for (let index = 0; index < 20; index += 1)
    expect(health.note(status(502), { ...valid, operation: `op-${index % 2}` })).toBeUndefined();
  expect(health.stopped()).toContain("20 requests in a row came to no good answer, the last to 502");
});

test.each([
  ["odd input alone", 500, [odd]],
  ["broken input alone", 500, [{ ...valid, soundness: "broken" } as const]],
  ["one operation of several", 500, [valid]],
  ["a refusal that ends the row", 19, [valid, { ...valid, operation: "two" }]],
] as const)("a server that fails at %s does not", (_, count, kinds) => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < count; index += 1)
      for (const kind of kinds.slice(index % kinds.length, (index % kinds.length) + 1))
        health.note(status(500), kind);
    health.note(status(422), odd);
  }
  expect(health.stopped()).toBeUndefined();
});

test("a target that asks to wait again and again ends the run", () => {
  const health = createTargetHealth("http://127.0.0.1:1", 20);
  health.keptWaiting();
  health.note(status(200), valid);
  for (let index = 0; index < 3; index += 1) health.keptWaiting();
  expect(health.stopped()).toContain("keeps asking to wait");
});
