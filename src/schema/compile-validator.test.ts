import { describe, expect, it } from "vitest";
import type { Json } from "../core/json.js";
import { compiledSchema, compileValidator, SchemaCompilationError } from "./compile-validator.js";
import { evaluate } from "./evaluate.js";
import { suiteSchemas } from "./testing/suite-schemas.js";

const suite = suiteSchemas();

describe.skipIf(suite.length === 0)("the official suite (skipped where its folder is absent)", () => {
  it("is judged as it says, by compiled code and keyword by keyword alike", () => {
    const wrong = suite.flatMap(({ name, schema, tests }) => {
      const { bundle, entry, isValid } = compiledSchema({ root: schema, pointer: "" });
      return tests.flatMap(({ description, data, valid }) => {
        const slow = evaluate(bundle, bundle.definitions.get(entry) ?? true, data).breaches.length === 0;
        return isValid(data) === valid && slow === valid
          ? []
          : [`${name}: ${description} (${isValid(data)}, ${slow})`];
      });
    });
    expect(wrong).toEqual([]);
  });
});

describe("compileValidator", () => {
  const root: Json = {
    paths: { "/buckets": { schema: { $ref: "#/components/schemas/bucket" } } },
    components: {
      schemas: {
        bucket: {
          type: "object",
          required: ["name"],
          properties: {
            name: { $ref: "#/components/schemas/name" },
            tier: { enum: ["hot", "cold"] },
            owner: {
              oneOf: [
                { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
                { type: "null" },
              ],
            },
          },
          additionalProperties: false,
        },
        name: { type: "string", pattern: "^[a-z]+$", format: "no-such-format", maxLength: 5 },
      },
    },
  };
  const validate = compileValidator({ root, pointer: "/paths/~1buckets/schema" });

  it("names the constraint behind the reference and the way to it", () => {
    expect(validate({ name: "a b", tier: "warm" })).toMatchObject([
      {
        keyword: "pattern",
        instance: "/name",
        constraint: "/components/schemas/name/pattern",
        trail: "/paths/~1buckets/schema/$ref/properties/name/$ref/pattern",
      },
      { keyword: "enum", instance: "/tier", constraint: "/components/schemas/bucket/properties/tier/enum" },
    ]);
  });

  it("shows of alternatives the one that came nearest", () => {
    expect(
      validate({ name: "a", owner: { id: "x" } }).map(({ keyword, constraint }) => [keyword, constraint]),
    ).toEqual([
      ["type", "/components/schemas/bucket/properties/owner/oneOf/0/properties/id/type"],
      ["oneOf", "/components/schemas/bucket/properties/owner/oneOf"],
    ]);
  });

  it("names what is missing and what is too much", () => {
    expect(validate({ extra: 1 })).toMatchObject([
      { keyword: "required", instance: "", params: { missingProperty: "name" } },
      { keyword: "additionalProperties", params: { additionalProperty: "extra" } },
    ]);
  });

  it("says nothing of a valid value", () => {
    expect(validate({ name: "abc", tier: "hot", owner: null })).toEqual([]);
  });

  it("holds nobody to a pattern that is none, and says so", () => {
    const { isValid, bundle } = compiledSchema({ root: { pattern: "(" }, pointer: "" });
    expect(isValid("anything")).toBe(true);
    expect(bundle.notes).toEqual([
      { pointer: "/pattern", keyword: "pattern", why: '"(" is no ECMA-262 regular expression' },
    ]);
  });

  it.each<[string, Json]>([
    ["a reference to nothing", { $ref: "#/nowhere" }],
    ["an unknown type", { type: "text" }],
    ["something that is no schema", 3],
    ["a reference that never ends", { allOf: [{ $ref: "#" }] }],
  ])("refuses %s", (_, schema) => {
    expect(() => compileValidator({ root: schema, pointer: "" })).toThrow(SchemaCompilationError);
  });

  it.each<[string, Json, Json, boolean]>([
    ["own members only", { type: "object", required: ["toString"] }, {}, false],
    [
      "__proto__",
      { properties: { ["__proto__"]: { type: "string" } } },
      JSON.parse('{"__proto__":1}') as Json,
      false,
    ],
    ["decimal multiples", { multipleOf: 0.1 }, 0.3, true],
    ["code points", { maxLength: 1 }, "😀", true],
    ["date-time with a space", { format: "date-time" }, "2020-01-01 00:00:00Z", false],
    ["date-time with a bare offset", { format: "date-time" }, "2020-01-01T00:00:00+0000", false],
    ["date-time on no day", { format: "date-time" }, "2021-02-29T00:00:00Z", false],
    ["int64 out of range", { format: "int64" }, 2 ** 63, false],
    ["an escape that needs none", { pattern: "^a\\_b$" }, "a_b", true],
  ])("knows %s", (_, schema, value, valid) => {
    expect(compileValidator({ root: schema, pointer: "" })(value).length === 0).toBe(valid);
  });

  it("follows dynamic references through the scope that they are reached by", () => {
    const tree = {
      $id: "https://example.com/strict",
      $dynamicAnchor: "node",
      $ref: "tree",
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: "https://example.com/tree",
          $dynamicAnchor: "node",
          type: "object",
          properties: { data: true, children: { type: "array", items: { $dynamicRef: "#node" } } },
        },
      },
    };
    const judge = compileValidator({ root: tree, pointer: "" });
    expect(judge({ children: [{ data: 1 }] })).toEqual([]);
    expect(judge({ children: [{ daat: 1 }] })).toMatchObject([
      { keyword: "unevaluatedProperties", instance: "/children/0", constraint: "/unevaluatedProperties" },
    ]);
  });
});
