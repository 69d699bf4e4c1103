import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scalarsAgree } from "./scalars-agree.js";

describe("two scalars", () => {
  test("agree with themselves, in any format", () => {
    const scalar = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(scalar, fc.constantFrom(undefined, "date-time", "uuid"), (value, format) => {
        expect(scalarsAgree(value, value, format)).toBe(true);
      }),
    );
  });

  test.each([
    ["text trimmed and in small letters", " My Thing ", "my thing", undefined],
    ["text that is made unique at its end", "My thing", "my-thing-k3x9q", undefined],
    ["text without letters", "!!", "renamed", undefined],
    ["nothing where there may be something later", "given", null, undefined],
    ["an instant in another zone", "2026-03-02T09:15:27Z", "2026-03-02T10:15:27.000+01:00", "date-time"],
    ["an instant without its fraction", "2026-03-02T09:15:27.900Z", "2026-03-02T09:15:27Z", "date-time"],
    ["a price with two digits", 16.8149, 16.81, undefined],
    ["a number of 32 bits", 0.1, Math.fround(0.1), "float"],
  ])("agree: %s", (_what, left, right, format) => {
    expect(scalarsAgree(left, right, format)).toBe(true);
  });

  test.each([
    ["another text", "one", "other", undefined],
    ["the beginning of a text alone", "a long name", "a long", undefined],
    ["another instant", "2026-03-02T09:15:27Z", "2026-03-02T09:15:30Z", "date-time"],
    ["another whole number", 3, 4, undefined],
    ["a number cut to a whole one", 2.5, 2, undefined],
    ["the other truth", true, false, undefined],
  ])("disagree: %s", (_what, left, right, format) => {
    expect(scalarsAgree(left, right, format)).toBe(false);
  });
});
