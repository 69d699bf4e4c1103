import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../core/json.js";
import { arbitraryOf } from "./arbitrary-of.js";
import { compiledSchema } from "./compile-validator.js";
import { describingSchemas, impossibleSchemas } from "./testing/describing-schemas.js";
import { suiteSchemas } from "./testing/suite-schemas.js";

const suite = suiteSchemas();

function sampled(schema: Json, numRuns: number): Json[] | undefined {
  const generation = arbitraryOf({ root: schema, pointer: "" });
  return generation.kind === "impossible" ? undefined : fc.sample(generation.arbitrary, { numRuns, seed: 7 });
}

describe.skipIf(suite.length === 0)("the official suite (skipped where its folder is absent)", () => {
  it("has values for every schema that a test satisfies, all of them valid", () => {
    const wrong = suite.flatMap(({ name, schema, tests }) => {
      const { isValid } = compiledSchema({ root: schema, pointer: "" });
      const values = sampled(schema, 50);
      if (values === undefined) return tests.some(({ valid }) => valid) ? [`${name}: impossible`] : [];
      return values.every(isValid) ? [] : [`${name}: invalid`];
    });
    expect(wrong).toEqual([]);
  });
});

describe("arbitraryOf", () => {
  it.each(describingSchemas)("makes values of %s", (_, schema) => {
    const { isValid } = compiledSchema({ root: schema, pointer: "" });
    const values = sampled(schema, 100);
    expect(values?.filter((value) => !isValid(value))).toEqual([]);
  });

  it.each(impossibleSchemas)("says that nothing satisfies %s", (_, schema, pointer) => {
    const generation = arbitraryOf({ root: schema, pointer: "" });
    expect(generation.kind === "impossible" && generation.notes.map((note) => note.pointer)).toContain(
      pointer,
    );
  });

  it("reports what it cannot hold values to", () => {
    const generation = arbitraryOf({ root: { type: "string", format: "colour", minLenght: 3 }, pointer: "" });
    expect(generation.kind === "arbitrary" && generation.unhonoured).toMatchObject([
      { pointer: "/minLenght", keyword: "minLenght" },
      { pointer: "/format", keyword: "format" },
    ]);
  });

  it("shrinks to the smallest values", () => {
    const root: Json = {
      type: "object",
      required: ["name", "tags"],
      properties: {
        name: { type: "string", pattern: "^[a-z]{3,63}$" },
        tags: { type: "array", items: { type: "string" } },
        count: { type: "integer", minimum: 5 },
        kind: { enum: ["plain", "odd"] },
      },
    };
    const generation = arbitraryOf({ root, pointer: "" });
    if (generation.kind === "impossible") throw new Error("possible");
    const details = fc.check(
      fc.property(generation.arbitrary, () => false),
      { seed: 3 },
    );
    expect(details.counterexample).toEqual([{ name: "aaa", tags: [] }]);
    const withCount = fc.check(
      fc.property(generation.arbitrary, (value) => !(Number(Object(value)["count"]) > 7)),
      { seed: 3, numRuns: 1000 },
    );
    expect(withCount.counterexample).toEqual([{ name: "aaa", tags: [], count: 8 }]);
  });
});
