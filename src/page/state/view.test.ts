import fc from "fast-check";
import { expect, test } from "vitest";
import { parseView, type View, viewAddress } from "./view.js";

const word = fc.string({ unit: "grapheme", minLength: 1 });
const words = fc.array(word, { maxLength: 3 });
const text = fc.string({ unit: "grapheme" });
const view: fc.Arbitrary<View> = fc.record({
  part: fc.constantFrom("promises", "cases", "charts"),
  ...{ providers: words, standings: words, themes: words, strengths: words, kinds: words, verdicts: words },
  ...{ operation: text, search: text, promise: text, case: text },
});

test("what an address shows is what it was made from", () => {
  fc.assert(
    fc.property(view, (shown) => {
      expect(parseView(viewAddress(shown))).toEqual(shown);
    }),
  );
});

test("an address is read whatever it is", () => {
  fc.assert(
    fc.property(text, (hash) => {
      const read = parseView(hash);
      expect(parseView(viewAddress(read))).toEqual(read);
    }),
  );
});

test("an empty address shows the promises, and stays short", () => {
  expect(parseView("").part).toBe("promises");
  expect(viewAddress(parseView(""))).toBe("#");
  expect(viewAddress(parseView("#promise=acme/ACME-1"))).toBe("#promise=acme/ACME-1");
});
