import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../core/json.js";
import { arbitraryOf } from "./arbitrary-of.js";
import { breaksOf } from "./breaks-of.js";
import { compiledSchema } from "./compile-validator.js";
import { describingSchemas } from "./testing/describing-schemas.js";

const bucket: Json = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: {
    name: { $ref: "#/$defs/name" },
    tier: { enum: ["hot", "cold"] },
    days: { type: "integer", minimum: 1, maximum: 30, multipleOf: 3 },
    tags: {
      type: "array",
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { type: "string", minLength: 2 },
    },
    at: { type: "string", format: "date-time" },
    owner: {
      oneOf: [
        { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
        { type: "null" },
      ],
    },
  },
  $defs: {
    name: {
      type: "string",
      minLength: 3,
      maxLength: 10,
      allOf: [{ pattern: "^[a-z-]+$" }, { pattern: "^[^-]" }],
    },
  },
};
const valid: Json = {
  name: "abc-d",
  tier: "hot",
  days: 9,
  tags: ["aa", "bb"],
  at: "2024-01-01T00:00:00Z",
  owner: { id: 1 },
};

describe("breaksOf", () => {
  it("breaks each constraint in each telling way", () => {
    const rows = breaksOf({ root: bucket, pointer: "" }).map(({ name, variant, apply }) => {
      const arbitrary = apply(valid);
      const [value] =
        arbitrary === undefined ? [] : fc.sample(fc.noShrink(arbitrary), { numRuns: 1, seed: 2 });
      const changed = Object.entries(Object(value ?? {})).filter(
        ([key, member]) => JSON.stringify(member) !== JSON.stringify(Object(valid)[key]),
      );
      return `${name}${variant === undefined ? "" : ` (${variant})`}: ${value === undefined ? "-" : JSON.stringify(Object.fromEntries(changed))}`;
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        "type (null): {}",
        "type (number): {}",
        "type (string): {"0":"t","1":"e","2":"x","3":"t"}",
        "type (boolean): {}",
        "type (array): {"0":{"name":"abc-d","tier":"hot","days":9,"tags":["aa","bb"],"at":"2024-01-01T00:00:00Z","owner":{"id":1}}}",
        "required (name): {}",
        "additionalProperties (undeclared member): {"undeclared":true}",
        "name/type (null): {"name":null}",
        "name/type (number): {"name":0.5}",
        "name/type (boolean): {"name":true}",
        "name/type (array): {"name":["abc-d"]}",
        "name/type (object): {"name":{}}",
        "name/minLength: {"name":"ab"}",
        "name/maxLength: {"name":"abccccccc-d"}",
        "name/pattern: {"name":"abc d"}",
        "name/pattern (2): {"name":"-bc-d"}",
        "tier/enum: {"tier":"hot-unlisted"}",
        "days/type (null): {"days":null}",
        "days/type (numeric string): {"days":"9"}",
        "days/type (string): {"days":"text"}",
        "days/type (boolean): {"days":true}",
        "days/type (fraction): {"days":9.5}",
        "days/type (array): {"days":[9]}",
        "days/type (object): {"days":{}}",
        "days/minimum: {"days":0}",
        "days/maximum: {"days":33}",
        "days/multipleOf: {"days":10}",
        "tags/type (null): {"tags":null}",
        "tags/type (number): {"tags":0.5}",
        "tags/type (string): {"tags":"text"}",
        "tags/type (boolean): {"tags":true}",
        "tags/type (single item): {"tags":"aa"}",
        "tags/type (object): {"tags":{}}",
        "tags/minItems: {"tags":[]}",
        "tags/maxItems: {"tags":["YvmJpK","6Z<OWO6r0","SXr0g$Ij","VgPrAG8uhd994"]}",
        "tags/uniqueItems: {"tags":["aa","bb","aa"]}",
        "at/type (null): {"at":null}",
        "at/type (number): {"at":0.5}",
        "at/type (boolean): {"at":true}",
        "at/type (array): {"at":["2024-01-01T00:00:00Z"]}",
        "at/type (object): {"at":{}}",
        "at/format: {"at":"2024-13-01T00:00:00Z"}",
        "owner/oneOf (none): {"owner":-237}",
        "owner/oneOf (two): -",
        "tags/*/type (null): {"tags":[null,"bb"]}",
        "tags/*/type (number): {"tags":[1,"bb"]}",
        "tags/*/type (boolean): {"tags":[true,"bb"]}",
        "tags/*/type (array): {"tags":[["aa"],"bb"]}",
        "tags/*/type (object): {"tags":[{},"bb"]}",
        "tags/*/minLength: {"tags":["a","bb"]}",
        "owner/type (null): -",
        "owner/type (number): {"owner":0.5}",
        "owner/type (string): {"owner":"text"}",
        "owner/type (boolean): {"owner":true}",
        "owner/type (array): {"owner":[{"id":1}]}",
        "owner/required (id): {"owner":{}}",
        "owner/type (2) (number): {"owner":0.5}",
        "owner/type (2) (string): {"owner":"text"}",
        "owner/type (2) (boolean): {"owner":true}",
        "owner/type (2) (array): {"owner":[{"id":1}]}",
        "owner/type (object): {"owner":{}}",
        "owner/id/type (null): {"owner":{"id":null}}",
        "owner/id/type (numeric string): {"owner":{"id":"1"}}",
        "owner/id/type (string): {"owner":{"id":"text"}}",
        "owner/id/type (boolean): {"owner":{"id":true}}",
        "owner/id/type (fraction): {"owner":{"id":0.5}}",
        "owner/id/type (array): {"owner":{"id":[1]}}",
        "owner/id/type (object): {"owner":{"id":{}}}",
      ]
    `);
  });

  it("names the constraint behind the reference", () => {
    const broken = breaksOf({ root: bucket, pointer: "" }).filter(({ keyword }) => keyword === "pattern");
    expect(broken.map(({ constraint, instance }) => [constraint, instance])).toEqual([
      ["/$defs/name/allOf/0/pattern", "/name"],
      ["/$defs/name/allOf/1/pattern", "/name"],
    ]);
  });

  it("has none for a schema that everything satisfies", () => {
    expect(breaksOf({ root: {}, pointer: "" })).toEqual([]);
    expect(breaksOf({ root: true, pointer: "" })).toEqual([]);
  });

  it.each(describingSchemas)("never leave a value valid: %s", (_, schema) => {
    const { isValid } = compiledSchema({ root: schema, pointer: "" });
    const generation = arbitraryOf({ root: schema, pointer: "" });
    if (generation.kind === "impossible") throw new Error("possible");
    const values = fc.sample(generation.arbitrary, { numRuns: 5, seed: 4 });
    for (const { name, apply } of breaksOf({ root: schema, pointer: "" })) {
      for (const value of values) {
        const arbitrary = apply(value);
        const broken = arbitrary === undefined ? [] : fc.sample(arbitrary, { numRuns: 4, seed: 1 });
        expect([name, broken.filter(isValid)]).toEqual([name, []]);
      }
    }
  });
});
