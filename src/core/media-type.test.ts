import { describe, expect, test } from "vitest";
import { isUnder } from "./media-type.js";

describe("isUnder", () => {
  test.each([
    ["Text/HTML; charset=utf-8", "text/html", true],
    ["text/html", "text/*", true],
    ["application/problem+json", "application/*+json", true],
    ["text/xml; charset=utf-8", "application/xml", true],
    ["application/xml", "text/xml", true],
    ["application/json", "application/xml", false],
    ["text/plain", "text/xml", false],
    ["application/atom+xml", "application/xml", false],
  ])("%s under %s: %s", (received, documented, expected) => {
    expect(isUnder(received, documented)).toBe(expected);
  });
});
