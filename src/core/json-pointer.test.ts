import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "./json.js";
import { isAtOrBelow, pointerTo, pointerTokens, valueAt, withValueAt } from "./json-pointer.js";

describe("a JSON Pointer", () => {
  test("prints and parses back any tokens", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tokens) => {
        expect(pointerTokens(pointerTo("", ...tokens))).toEqual(tokens);
      }),
    );
  });

  test("finds what was put there, and leaves the original alone", () => {
    const document: Json = { a: [{ b: 1 }], "x/y": 2 };
    const changed = withValueAt(document, "/a/0/b", 5);
    expect(valueAt(changed, "/a/0/b")).toBe(5);
    expect(document).toEqual({ a: [{ b: 1 }], "x/y": 2 });
    expect(valueAt(document, "/x~1y")).toBe(2);
  });

  test("removes members and items", () => {
    expect(withValueAt({ a: 1, b: 2 }, "/a", undefined)).toEqual({ b: 2 });
    expect(withValueAt([1, 2, 3], "/1", undefined)).toEqual([1, 3]);
  });

  test("does not take the prototype for members", () => {
    expect(valueAt({}, "/constructor")).toBeUndefined();
    expect(Object.keys(withValueAt({}, "/__proto__", 1) ?? {})).toEqual(["__proto__"]);
  });

  test("lies below a place only at a whole token", () => {
    expect(isAtOrBelow("/a/b", "/a")).toBe(true);
    expect(isAtOrBelow("/ab", "/a")).toBe(false);
  });
});
