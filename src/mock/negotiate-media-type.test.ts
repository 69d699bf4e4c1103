import { expect, test } from "vitest";
import type { MediaType } from "../documents/model.js";
import { negotiateMediaType } from "./negotiate-media-type.js";

function media(mediaType: string, ...examples: string[]): MediaType {
  return {
    mediaType,
    pointer: "",
    examples: examples.map((name) => ({ name, pointer: "", value: null })),
  };
}

const both = [media("*/*", "plain"), media("application/json", "full"), media("application/xml", "full")];

test.each([
  [undefined, undefined, "application/json"],
  ["application/xml", undefined, "application/xml"],
  ["application/*;q=0.5, application/xml", undefined, "application/xml"],
  ["application/json;q=0.1, */*;q=0.9", undefined, "application/xml"],
  ["image/png", undefined, "application/json"],
  [";;;,q", undefined, "application/json"],
  ["application/xml", "plain", "*/*"],
  [undefined, "nowhere", "application/json"],
])("Accept %s, example %s", (accept, example, wanted) => {
  expect(negotiateMediaType(both, accept, example)).toBe(wanted);
});
