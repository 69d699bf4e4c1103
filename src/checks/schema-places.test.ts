import { expect, test } from "vitest";
import { instancePathOf, valuesAt } from "./schema-places.js";

const root = {
  thing: {
    type: "object",
    properties: { tags: { type: "array", items: { $ref: "#/tag" } }, next: { $ref: "#/thing" } },
  },
  tag: { type: "object", properties: { name: { type: "string", pattern: "^a" } } },
};

test("a keyword behind references is found in the value that it speaks of", () => {
  const found = instancePathOf({ root, pointer: "/thing" }, "/tag/properties/name/pattern");
  expect(found).toEqual({ path: ["tags", "*", "name"], rest: "/pattern" });
  expect(valuesAt({ tags: [{ name: "a" }, {}] }, found?.path ?? [])).toEqual(["a"]);
});

test("a place elsewhere is in no value", () => {
  expect(instancePathOf({ root, pointer: "/thing" }, "/other/properties/name")).toBeUndefined();
});
