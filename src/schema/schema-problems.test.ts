import { expect, test } from "vitest";
import type { JsonObject } from "../core/json.js";
import { buildOperations } from "../documents/build-operations.js";
import { schemaProblems, schemasOf } from "./schema-problems.js";

function problemsOf(schemas: JsonObject) {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/it" } } };
  const responses = { "200": { content }, "201": { content } };
  const paths = { "/a": { get: { responses } } };
  return schemaProblems(buildOperations({ paths, components: { schemas } }).flatMap(schemasOf));
}

test("schemas that end are no problem, recursive or not", () => {
  expect(problemsOf({ it: { properties: { next: { $ref: "#/components/schemas/it" } } } })).toEqual([]);
});

test("a schema that refers to itself for the same value is one", () => {
  expect(problemsOf({ it: { allOf: [{ $ref: "#/components/schemas/it" }] } })).toMatchInlineSnapshot(`
    [
      {
        "pointer": "/components/schemas/it/allOf/0/$ref",
        "reason": "it refers back to itself for the same value, without end",
      },
    ]
  `);
});

test("a keyword of the wrong kind is one", () => {
  expect(problemsOf({ it: { minLength: "3" } })).toMatchInlineSnapshot(`
    [
      {
        "pointer": "/components/schemas/it/minLength",
        "reason": "it is no number",
      },
    ]
  `);
});
