import { expect, test } from "vitest";
import { readPreference } from "./prefer.js";

test.each([
  [undefined, {}],
  ["respond-async", {}],
  ["code=409", { status: "409" }],
  ["code=409, example=taken", { status: "409", example: "taken" }],
  ['example="two words"; Code=404', { status: "404", example: "two words" }],
  ["=,;=;", {}],
])("%s", (header, wanted) => {
  expect(readPreference(header)).toEqual(wanted);
});
