import { expect, it } from "vitest";
import { codePointLength, isEqual, numberFormat, regexFormat } from "./validator-runtime.js";

it("counts code points", () => {
  expect(codePointLength("a😀é")).toBe(3);
});

it("compares JSON", () => {
  expect(isEqual({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect(isEqual({ a: 1 }, { a: 2 })).toBe(false);
});

it("knows ranges of numbers", () => {
  const { validate } = numberFormat({ minimum: 0, maximum: 3, integer: true });
  expect([0, 3, 4, -1, 1.5].map(validate)).toEqual([true, true, false, false, false]);
});

it("knows regular expressions", () => {
  expect(["^a$", "("].map(regexFormat)).toEqual([true, false]);
});
