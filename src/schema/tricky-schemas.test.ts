import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../core/json.js";
import { arbitraryOf } from "./arbitrary-of.js";
import { breaksOf } from "./breaks-of.js";
import { edgePlanOf } from "./edges-of.js";
import tricky from "./testing/tricky-schemas.json" with { type: "json" };

/** A validator that shares nothing with ours but its engine, and that with other options. */
function oracleOf(schema: Json): (value: Json) => boolean {
  const dialect = JSON.stringify(schema);
  const Engine = dialect.includes("draft-07") ? Ajv : dialect.includes("2019-09") ? Ajv2019 : Ajv2020;
  const ajv = new Engine({ strict: false, multipleOfPrecision: 9, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as object | boolean);
  return (value) => validate(value) === true;
}

const named = (schemas: readonly unknown[]) =>
  schemas.map((schema) => [JSON.stringify(schema), schema as Json] as const);

describe("a schema that has values", () => {
  test.each(named(tricky.satisfiable))("%s", (_, root) => {
    const isValid = oracleOf(root);
    const generation = arbitraryOf({ root, pointer: "" });
    if (generation.kind === "impossible") throw new Error(JSON.stringify(generation.notes));
    const values = fc.sample(generation.arbitrary, { numRuns: 40, seed: 1 });
    expect(values.filter((value) => !isValid(value))).toEqual([]);
    const broken = breaksOf({ root, pointer: "" }).flatMap((one) =>
      values.slice(0, 4).flatMap((value) => {
        const invalid = one.apply(value);
        return invalid === undefined ? [] : fc.sample(invalid, { numRuns: 1, seed: 1 });
      }),
    );
    expect(broken.filter(isValid)).toEqual([]);
    const edges = edgePlanOf({ root, pointer: "" }).edges.flatMap(({ arbitrary }) =>
      fc.sample(arbitrary, { numRuns: 2, seed: 1 }),
    );
    expect(edges.filter((value) => !isValid(value))).toEqual([]);
  });
});

test.each(named(tricky.unsatisfiable))("a schema that has none is named: %s", (_, root) => {
  const generation = arbitraryOf({ root, pointer: "" });
  expect(generation.kind).toBe("impossible");
  expect(generation.kind === "impossible" && generation.notes.length).toBeGreaterThan(0);
});
