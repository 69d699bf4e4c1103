import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../core/json.js";
import { arbitraryOf } from "./arbitrary-of.js";
import { breaksOf } from "./breaks-of.js";
import { compiledSchema, SchemaCompilationError } from "./compile-validator.js";
import { edgesOf } from "./edges-of.js";
import { evaluate } from "./evaluate.js";
import { randomDocuments } from "./testing/random-schemas.js";

/** A bit of everything, to look for values of schemas that are said to have none. */
const variety: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -2,
    1.5,
    3,
    -5,
    100,
    0.1,
    "",
    "a",
    "abc",
    "b",
    "x",
    "123",
    "2020-01-01",
    "a@b.example",
  ],
  ...[
    [],
    [1],
    ["a"],
    ["a", "b"],
    [1, 2, 3],
    [null],
    [[]],
    [{}],
    {},
    { a: 1 },
    { a: "a" },
    { a: null },
    { b: 1 },
  ],
  ...[
    { a: 1, b: 2 },
    { a: 1, b: 2, c: 3 },
    { x: 1 },
    { c: [] },
    { b: {} },
    { a: {} },
    { a: [] },
    { "123": 1 },
  ],
  JSON.parse('{"__proto__":1}') as Json,
  JSON.parse('{"__proto__":"a","a":"a","b":"a","c":"a"}') as Json,
];

/** The laws hold for every schema that can be read. */
function forEverySchema(law: (schema: Json) => void): void {
  fc.assert(
    fc.property(randomDocuments, (schema) => {
      try {
        compiledSchema({ root: schema, pointer: "" });
      } catch (error) {
        fc.pre(!(error instanceof SchemaCompilationError));
        throw error;
      }
      law(schema);
    }),
    { seed: 20, numRuns: 150 },
  );
}

function valuesOf(schema: Json, numRuns: number): Json[] {
  const generation = arbitraryOf({ root: schema, pointer: "" });
  return generation.kind === "impossible" ? [] : fc.sample(generation.arbitrary, { numRuns, seed: 3 });
}

describe("for random schemas", () => {
  it("compiled code and the evaluation keyword by keyword agree", () => {
    forEverySchema((root) => {
      const { bundle, entry, isValid } = compiledSchema({ root, pointer: "" });
      const definition = bundle.definitions.get(entry) ?? true;
      for (const value of [...variety, ...valuesOf(root, 5)]) {
        expect([value, isValid(value)]).toEqual([
          value,
          evaluate(bundle, definition, value).breaches.length === 0,
        ]);
      }
    });
  });

  it("every generated value is valid, and what has none has none", () => {
    forEverySchema((root) => {
      const { validator } = compiledSchema({ root, pointer: "" });
      const generation = arbitraryOf({ root, pointer: "" });
      if (generation.kind === "impossible") {
        expect(variety.filter((value) => validator(value).length === 0)).toEqual([]);
        expect(generation.notes.length).toBeGreaterThan(0);
      } else {
        const values = fc.sample(generation.arbitrary, { numRuns: 20, seed: 3 });
        expect(values.flatMap(validator)).toEqual([]);
      }
    });
  });

  it("every edge is valid", () => {
    forEverySchema((root) => {
      const { isValid } = compiledSchema({ root, pointer: "" });
      for (const { arbitrary } of edgesOf({ root, pointer: "" })) {
        expect(fc.sample(arbitrary, { numRuns: 3, seed: 1 }).every(isValid)).toBe(true);
      }
    });
  });

  it("no broken value is valid, and its breaches name the constraint", () => {
    forEverySchema((root) => {
      const { bundle, entry, isValid } = compiledSchema({ root, pointer: "" });
      const definition = bundle.definitions.get(entry) ?? true;
      for (const value of valuesOf(root, 3)) {
        for (const { apply, constraint } of breaksOf({ root, pointer: "" })) {
          const broken = apply(value);
          const values = broken === undefined ? [] : fc.sample(broken, { numRuns: 3, seed: 1 });
          for (const one of values) {
            const { breaches } = evaluate(bundle, definition, one, { detail: "all" });
            expect([isValid(one), breaches.some((found) => found.constraint === constraint)]).toEqual([
              false,
              true,
            ]);
          }
        }
      }
    });
  });
});
