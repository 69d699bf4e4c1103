import * as fc from "fast-check";
import type { Json } from "../../core/json.js";

const patterns = ["^a", "b$", "^[a-c]{1,3}$", "x", "^\\d+$", "^(?!a)"];
const names = ["a", "b", "c", "__proto__"];
const types = ["null", "boolean", "integer", "number", "string", "array", "object"];

/** Members, each there or not; of `__proto__` a member like any other. */
function someOf(entries: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number): fc.Arbitrary<Json> {
  const parts = Object.entries(entries).map(([name, value]) => value.map((made) => [name, made] as const));
  return fc
    .subarray(parts, { maxLength: most })
    .chain((chosen) => fc.tuple(...chosen).map((made) => Object.fromEntries(made) as Json));
}

/** Random schemas of draft 2020-12, satisfiable or not, that combine everything with everything. */
export const randomSchemas: fc.Arbitrary<Json> = fc.letrec<{ schema: Json }>((tie) => {
  const schema = tie("schema");
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = (keys: readonly string[]): fc.Arbitrary<Json> =>
    someOf(Object.fromEntries(keys.map((key) => [key, schema])), 3);
  const count = fc.nat({ max: 3 });
  const limit = fc.integer({ min: -5, max: 5 });
  const value = fc.constantFrom<Json[]>(
    null,
    true,
    0,
    1,
    -2,
    1.5,
    "",
    "a",
    "abc",
    "b",
    [],
    [1],
    ["a", "b"],
    {},
    { a: 1 },
    { b: "a" },
  );
  const keywords = {
    type: fc.oneof(
      fc.constantFrom(...types),
      fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
    ),
    enum: fc.array(value, { minLength: 1, maxLength: 4 }),
    const: value,
    minimum: limit,
    maximum: limit,
    exclusiveMinimum: limit,
    exclusiveMaximum: limit,
    multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.1),
    minLength: count,
    maxLength: count,
    pattern: fc.constantFrom(...patterns),
    format: fc.constantFrom("date", "uuid", "int32", "email"),
    prefixItems: list,
    items: schema,
    contains: schema,
    minContains: count,
    maxContains: count,
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
    unevaluatedItems: schema,
    properties: map(names),
    patternProperties: map(patterns),
    additionalProperties: schema,
    propertyNames: schema,
    unevaluatedProperties: schema,
    required: fc.subarray(names),
    minProperties: count,
    maxProperties: count,
    dependentRequired: someOf({ a: fc.subarray(names), b: fc.subarray(names) }, 2),
    dependentSchemas: map(names),
    allOf: list,
    anyOf: list,
    oneOf: list,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    $ref: fc.constantFrom("#", "#/$defs/a", "#/$defs/b"),
  };
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: "small", withCrossShrink: true },
      { arbitrary: fc.boolean(), weight: 1 },
      { arbitrary: someOf(keywords, 4), weight: 6 },
    ),
  };
}).schema;

/** A schema with two definitions that it may refer to, as may they. */
export const randomDocuments: fc.Arbitrary<Json> = fc
  .tuple(randomSchemas, randomSchemas, randomSchemas)
  .map(([schema, a, b]) => (typeof schema === "boolean" ? schema : { ...Object(schema), $defs: { a, b } }));
