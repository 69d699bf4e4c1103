import fc from "fast-check";
import { expect, test } from "vitest";
import { unknownIdentifier } from "./unknown-identifier.js";

test("an unknown identifier has the form of the known one", () => {
  const text = fc.stringMatching(/^[a-z]{2}_[0-9A-Za-z-]*[0-9a-z]$/);
  fc.assert(
    fc.property(text, (known) => {
      const unknown = String(unknownIdentifier(known));
      expect(unknown).not.toBe(known);
      expect(formOf(unknown)).toBe(formOf(known));
    }),
  );
});

test.each([
  ["bucket_6VE1Wd37dXnZJ", "bucket_6VE1Wa60aGqIM"],
  ["550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446688773333"],
  [41, 1_900_000_048],
  ["", undefined],
  [null, undefined],
])("%s becomes %s", (known, unknown) => {
  expect(unknownIdentifier(known)).toEqual(unknown);
});

function formOf(text: string): string {
  return text.replaceAll(/\d/g, "0").replaceAll(/[a-z]/g, "a").replaceAll(/[A-Z]/g, "A");
}
