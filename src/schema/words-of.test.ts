import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "./words-of.js";

function seeded(seed: number): (bound: number) => number {
  let state = seed + 1;
  return (bound) => {
    state = (state * 48271) % 2147483647;
    return state % bound;
  };
}

describe("wordsOf", () => {
  it.each([
    "^[a-z]{3,63}$",
    "a+b",
    "^(?:ab|c)*$",
    "^\\d{4}-\\d{2}$",
    "^a|b$",
    "[^a-z]",
    "^(?!xn--)(?=.*\\d)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    "^\\p{Lu}\\p{Ll}*$",
    "^\\u{1F600}x?$",
    "^\\ud83d\\ude00$",
    "^[\\w.-]+@[\\w-]+\\.[a-z]{2,}$",
    "^$",
    "(^a|b$|c)",
    "\\cA\\x41\\u0042[\\]\\\\^-]",
    "^(?<year>\\d{2})$",
    "^a{2}$|^b{3,}$",
  ])("makes only words that %s finds", (source) => {
    const words = wordsOf({ patterns: [source], forbidden: [] });
    const pattern = new RegExp(source, "u");
    const lengths = Array.from({ length: 70 }, (_, n) => n).filter((n) => words?.has(n));
    expect(lengths.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...lengths), fc.nat(), (length, seed) => {
        const word = words?.word(length, seeded(seed)) ?? "";
        return pattern.test(word) && [...word].length === length;
      }),
      { seed: 1 },
    );
  });

  it("knows the lengths that only a pattern states", () => {
    const words = wordsOf({ patterns: ["^[a-z]{3,63}$"], forbidden: [] });
    expect([words?.has(2), words?.has(3), words?.has(63), words?.has(64), words?.longest]).toEqual([
      false,
      true,
      true,
      false,
      63,
    ]);
    expect(wordsOf({ patterns: ["a"], forbidden: [] })?.longest).toBe(Number.POSITIVE_INFINITY);
  });

  it("joins patterns and keeps out of others", () => {
    const words = wordsOf({ patterns: ["^[a-z-]+$", "-"], forbidden: ["^-", "-$", "--"] });
    expect([words?.has(1), words?.has(2), words?.has(3)]).toEqual([false, false, true]);
    expect(words?.word(3, seeded(5))).toMatch(/^[a-z]-[a-z]$/u);
  });

  it("finds that there is no word", () => {
    expect(wordsOf({ patterns: ["^a$", "^b$"], forbidden: [] })?.longest).toBe(Number.NEGATIVE_INFINITY);
  });
});
