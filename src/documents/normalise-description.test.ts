import { describe, expect, test } from "vitest";
import type { JsonObject } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import { directionViews } from "./direction-views.js";
import { normaliseDescription } from "./normalise-description.js";

function schemaIn30(schema: JsonObject) {
  const description = { openapi: "3.0.3", components: { schemas: { it: schema } } };
  return valueAt(normaliseDescription(description), "/components/schemas/it");
}

describe("a schema of OpenAPI 3.0", () => {
  test.each<{ given: JsonObject; want: JsonObject }>([
    { given: { type: "string", nullable: true }, want: { type: ["string", "null"] } },
    {
      given: { type: "string", enum: ["a"], nullable: true },
      want: { type: ["string", "null"], enum: ["a", null] },
    },
    { given: { type: "string", "x-nullable": true }, want: { type: ["string", "null"], "x-nullable": true } },
    { given: { enum: ["a"], nullable: true }, want: { enum: ["a"] } },
    { given: { minimum: 1, exclusiveMinimum: true }, want: { exclusiveMinimum: 1 } },
    { given: { maximum: 1, exclusiveMaximum: false }, want: { maximum: 1 } },
    { given: { $ref: "#/a", description: "ignored" }, want: { $ref: "#/a" } },
    {
      given: { properties: { default: { type: "string", nullable: true } } },
      want: { properties: { default: { type: ["string", "null"] } } },
    },
    { given: { default: { nullable: true } }, want: { default: { nullable: true } } },
  ])("$given becomes $want", ({ given, want }) => {
    expect(schemaIn30(given)).toEqual(want);
  });
});

test("what a description calls default or example is description, where it chooses the name", () => {
  const media = { "text/plain": { schema: { type: "string", nullable: true } } };
  const root = normaliseDescription({
    openapi: "3.0.3",
    paths: { "/a": { get: { responses: { default: { content: media } } } } },
    components: { parameters: { example: { schema: { type: "string", nullable: true } } } },
  });
  const type = ["string", "null"];
  expect(valueAt(root, "/paths/~1a/get/responses/default/content/text~1plain/schema")).toEqual({ type });
  expect(valueAt(root, "/components/parameters/example/schema")).toEqual({ type });
});

describe("the views of the two directions", () => {
  const views = directionViews({
    components: {
      schemas: {
        id: { type: "string", readOnly: true },
        base: {
          properties: { id: { $ref: "#/components/schemas/id" }, pin: { writeOnly: true } },
          required: ["id", "pin"],
        },
        thing: {
          allOf: [{ $ref: "#/components/schemas/base" }, { required: ["id", "name"] }],
          required: ["id"],
        },
      },
    },
  });
  const at = (direction: "request" | "response", pointer: string) =>
    valueAt(views[direction], `/components/schemas${pointer}`);

  test("a readOnly property is neither in a request nor required there, wherever it is declared", () => {
    expect(at("request", "/base")).toEqual({ properties: { pin: { writeOnly: true } }, required: ["pin"] });
    expect(at("request", "/thing")).toEqual({
      allOf: [{ $ref: "#/components/schemas/base" }, { required: ["name"] }],
      required: [],
    });
  });

  test("a writeOnly property is neither in an answer nor required there", () => {
    expect(at("response", "/base/required")).toEqual(["id"]);
    expect(at("response", "/base/properties/pin")).toBeUndefined();
  });

  test("a reference to a property that is gone says what it said", () => {
    const borrowing = directionViews({
      components: {
        schemas: {
          thing: { properties: { id: { type: "integer", readOnly: true } } },
          other: { properties: { thing: { $ref: "#/components/schemas/thing/properties/id" } } },
        },
      },
    });
    const other = valueAt(borrowing.request, "/components/schemas/other/properties/thing");
    expect(other).toEqual({ type: "integer", readOnly: true });
  });

  test("a description that flags nothing is seen as it is", () => {
    const plain = { components: { schemas: { a: { type: "string" } } } };
    expect(directionViews(plain)).toEqual({ request: plain, response: plain });
    expect(directionViews(plain).request).toBe(plain);
  });
});
