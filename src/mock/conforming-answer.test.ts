import { expect, test } from "vitest";
import type { JsonObject } from "../core/json.js";
import type { MediaType } from "../documents/model.js";
import { conformingBody, conformingHeader, rememberedBytes } from "./conforming-answer.js";

function mediaOf(mediaType: string, schema?: JsonObject): MediaType {
  const described = schema === undefined ? {} : { schema: { root: schema, pointer: "" } };
  return { mediaType, pointer: "", examples: [], ...described };
}

test.each<{ what: string; mediaType: string; schema?: JsonObject; given: unknown; want: unknown }>([
  { what: "a true example", mediaType: "application/json", schema: { type: "integer" }, given: 7, want: "7" },
  { what: "a false one", mediaType: "application/json", schema: { enum: [1, 1] }, given: 7, want: "1" },
  {
    what: "none",
    mediaType: "application/json",
    schema: { const: { a: 1 } },
    given: undefined,
    want: '{"a":1}',
  },
  { what: "none and no schema", mediaType: "image/png", given: undefined, want: "mock" },
  {
    what: "text that would be empty",
    mediaType: "text/plain",
    schema: { enum: ["", "a"] },
    given: "",
    want: "a",
  },
])("of $what a body becomes $want", ({ mediaType, schema, given, want }) => {
  const bytes = conformingBody(mediaOf(mediaType, schema), mediaType, given as never);
  expect(new TextDecoder().decode(bytes)).toBe(want);
});

test("a header keeps its example only where that is true", () => {
  const schema = { root: { type: "integer", minimum: 5, maximum: 5 }, pointer: "" };
  const header = { name: "X-Left", required: false, usePointer: "", pointer: "", schema };
  expect(conformingHeader(header, "5")).toBe("5");
  expect(conformingHeader(header, "many")).toBe("5");
  expect(conformingHeader(header, undefined)).toBeUndefined();
  expect(conformingHeader({ ...header, required: true }, undefined)).toBe("5");
});

test("of a remembered list, the items that the schema has no room for are left out", () => {
  const media = mediaOf("application/json", {
    properties: { all: { type: "array", items: { type: "integer" } } },
  });
  const bytes = rememberedBytes(media, "application/json", { body: { all: [1, 2.5, 3] }, items: "/all" });
  expect(new TextDecoder().decode(bytes)).toBe('{"all":[1,3]}');
  expect(rememberedBytes(media, "application/json", { body: { all: [2.5] } })).toBeUndefined();
});
