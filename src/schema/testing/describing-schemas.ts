import type { Json } from "../../core/json.js";

const recursive: Json = {
  $ref: "#/$defs/node",
  $defs: {
    node: {
      type: "object",
      required: ["value", "children"],
      properties: {
        value: { type: "integer" },
        children: { type: "array", items: { $ref: "#/$defs/node" } },
        next: { anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }] },
      },
      additionalProperties: false,
    },
  },
};

/** Satisfiable schemas of draft 2020-12, each with what is difficult about it. */
export const describingSchemas: readonly (readonly [name: string, schema: Json])[] = [
  ["recursion", recursive],
  [
    "recursion that must find its own end",
    {
      $ref: "#/$defs/list",
      $defs: {
        list: {
          oneOf: [
            { type: "null" },
            { type: "array", minItems: 2, maxItems: 2, prefixItems: [true, { $ref: "#/$defs/list" }] },
          ],
        },
      },
    },
  ],
  [
    "unevaluatedProperties beside allOf",
    {
      allOf: [{ properties: { a: { type: "string" } } }],
      properties: { b: { type: "integer" } },
      unevaluatedProperties: false,
      minProperties: 2,
    },
  ],
  [
    "unevaluatedProperties with a schema",
    { properties: { a: true }, unevaluatedProperties: { type: "integer" }, minProperties: 3 },
  ],
  [
    "unevaluatedProperties beside anyOf",
    {
      type: "object",
      anyOf: [
        { required: ["a"], properties: { a: { const: 1 } } },
        { required: ["b"], properties: { b: { const: 2 } } },
      ],
      unevaluatedProperties: false,
    },
  ],
  [
    "unevaluatedProperties beside if",
    {
      type: "object",
      if: { properties: { kind: { const: "a" } }, required: ["kind"] },
      then: { properties: { left: { type: "string" } }, required: ["left"] },
      else: { properties: { right: { type: "string" } }, required: ["right"] },
      unevaluatedProperties: false,
    },
  ],
  [
    "unevaluatedItems",
    {
      type: "array",
      prefixItems: [{ type: "string" }],
      contains: { type: "integer" },
      unevaluatedItems: false,
    },
  ],
  [
    "unevaluatedItems with a schema",
    {
      type: "array",
      minItems: 3,
      allOf: [{ prefixItems: [{ const: 1 }] }],
      unevaluatedItems: { type: "string" },
    },
  ],
  [
    "$dynamicRef",
    {
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
    },
  ],
  [
    "a generic list by $dynamicRef",
    {
      $id: "https://example.com/strings",
      $ref: "list",
      $defs: {
        of: { $dynamicAnchor: "item", type: "string" },
        list: {
          $id: "list",
          type: "array",
          minItems: 2,
          items: { $dynamicRef: "#item" },
          $defs: { any: { $dynamicAnchor: "item" } },
        },
      },
    },
  ],
  ["anchors", { $ref: "#name", $defs: { a: { $anchor: "name", type: "string", minLength: 2 } } }],
  [
    "minContains and maxContains",
    { type: "array", contains: { type: "integer", minimum: 5 }, minContains: 2, maxContains: 3, minItems: 5 },
  ],
  [
    "maxContains alone",
    {
      type: "array",
      items: { type: "integer" },
      contains: { minimum: 5 },
      minContains: 0,
      maxContains: 1,
      minItems: 4,
    },
  ],
  ["contains beside items", { type: "array", items: { type: "integer" }, contains: { multipleOf: 7 } }],
  ["two contains", { allOf: [{ type: "array", contains: { const: "a" } }, { contains: { const: "b" } }] }],
  [
    "dependentRequired in a chain",
    {
      type: "object",
      properties: { a: true, b: true, c: true },
      dependentRequired: { a: ["b"], b: ["c"] },
      minProperties: 1,
    },
  ],
  [
    "dependentSchemas",
    {
      type: "object",
      properties: { card: { type: "integer" } },
      dependentSchemas: { card: { required: ["address"], properties: { address: { type: "string" } } } },
      minProperties: 1,
    },
  ],
  [
    "if with const",
    {
      type: "object",
      required: ["country"],
      properties: { country: { enum: ["US", "NL"] }, code: { type: "string" } },
      if: { properties: { country: { const: "US" } } },
      then: { required: ["code"], properties: { code: { pattern: "^\\d{5}$" } } },
      else: { properties: { code: { pattern: "^\\d{4} [A-Z]{2}$" } } },
    },
  ],
  [
    "nested conditionals",
    {
      type: "integer",
      if: { minimum: 10 },
      then: { multipleOf: 5 },
      else: { if: { minimum: 0 }, then: { multipleOf: 3 }, else: { multipleOf: 7 } },
    },
  ],
  [
    "oneOf by discriminator",
    {
      type: "object",
      required: ["kind"],
      oneOf: [
        { properties: { kind: { const: "a" }, x: { type: "integer" } }, required: ["x"] },
        { properties: { kind: { const: "b" }, y: { type: "string" } }, required: ["y"] },
        { properties: { kind: { const: "c" } } },
      ],
    },
  ],
  [
    "oneOf that overlaps",
    {
      oneOf: [
        { type: "integer", minimum: 2 },
        { type: "integer", maximum: 5 },
      ],
    },
  ],
  [
    "oneOf of multiples",
    { type: "integer", oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }, { multipleOf: 5 }] },
  ],
  [
    "oneOf of requirements",
    {
      type: "object",
      properties: { a: true, b: true, c: true },
      oneOf: [{ required: ["a"] }, { required: ["b"] }, { required: ["c"] }],
    },
  ],
  ["not of a type", { not: { type: ["string", "object"] } }],
  ["not of integers", { type: "number", not: { type: "integer" } }],
  ["not of an enumeration", { type: "string", enum: ["a", "b", "c"], not: { enum: ["a", "b"] } }],
  ["not of a pattern", { type: "string", pattern: "^[a-z]{2,5}$", not: { pattern: "^a" } }],
  [
    "not of requirements",
    { type: "object", properties: { a: true, b: true }, not: { required: ["a", "b"] } },
  ],
  [
    "not of anyOf",
    {
      not: {
        anyOf: [{ type: "string" }, { type: "number", minimum: 3 }, { type: "object", required: ["x"] }],
      },
    },
  ],
  ["not of a range", { type: "integer", minimum: 0, maximum: 100, not: { minimum: 10, maximum: 90 } }],
  ["double negation", { not: { not: { type: "string", minLength: 3 } } }],
  ["not of allOf", { type: "integer", not: { allOf: [{ minimum: 0 }, { maximum: 10 }] } }],
  [
    "not of a property",
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "integer" } },
      not: { properties: { a: { minimum: 0 } } },
    },
  ],
  ["not of unique items", { type: "array", items: { type: "integer" }, not: { uniqueItems: true } }],
  ["not of property names", { type: "object", not: { propertyNames: { pattern: "^a" } } }],
  [
    "patterns joined with lengths",
    {
      allOf: [{ pattern: "^[a-z0-9-]+$" }, { pattern: "-" }, { not: { pattern: "^-|-$|--" } }],
      type: "string",
      minLength: 10,
      maxLength: 12,
    },
  ],
  [
    "a pattern with lookaheads",
    { type: "string", pattern: "^(?!xn--)(?!.*\\.\\.)(?=.*\\d)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$" },
  ],
  ["a word boundary", { type: "string", pattern: "^[a-z]{3}\\b" }],
  ["a back reference", { type: "string", pattern: "^(a|b)-\\1$" }],
  ["an unanchored pattern with lengths", { type: "string", pattern: "foo", minLength: 8, maxLength: 8 }],
  ["code points", { type: "string", pattern: "^\\p{Emoji_Presentation}{3}$", minLength: 3, maxLength: 3 }],
  ["a format with a length", { type: "string", format: "email", maxLength: 9 }],
  ["a format with a pattern", { type: "string", format: "date-time", pattern: "^2024-" }],
  ["a format with another", { type: "string", format: "uri", pattern: "^ftp:" }],
  [
    "uuid and byte",
    {
      type: "object",
      required: ["id", "data"],
      properties: {
        id: { type: "string", format: "uuid" },
        data: { type: "string", format: "byte", minLength: 4 },
      },
    },
  ],
  [
    "int32 and int64",
    {
      type: "array",
      minItems: 2,
      prefixItems: [
        { type: "integer", format: "int32", minimum: 2147483640 },
        { type: "integer", format: "int64", maximum: -9223372036854770000 },
      ],
    },
  ],
  ["decimal multiples", { type: "number", multipleOf: 0.01, exclusiveMinimum: 0, maximum: 0.05 }],
  ["two multiples", { type: "number", allOf: [{ multipleOf: 0.6 }, { multipleOf: 0.4 }] }],
  ["a narrow range", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1e-9 }],
  ["a wide range", { type: "number", minimum: 1e300, maximum: 1.5e300 }],
  ["integers beyond 2^53", { type: "integer", minimum: 2 ** 60 }],
  [
    "unique items of few values",
    { type: "array", uniqueItems: true, minItems: 3, items: { enum: [1, 2, 3] } },
  ],
  ["unique booleans", { type: "array", uniqueItems: true, minItems: 2, items: { type: "boolean" } }],
  [
    "patternProperties",
    {
      type: "object",
      patternProperties: { "^x-": { type: "integer" }, "^x-a": { minimum: 5 } },
      additionalProperties: false,
      minProperties: 2,
    },
  ],
  [
    "propertyNames",
    {
      type: "object",
      propertyNames: { pattern: "^[A-Z]{2}$" },
      additionalProperties: { type: "boolean" },
      minProperties: 3,
    },
  ],
  [
    "propertyNames by enumeration",
    { type: "object", propertyNames: { enum: ["a", "b", "c"] }, minProperties: 2 },
  ],
  [
    "maxProperties",
    { type: "object", properties: { a: true, b: true, c: true, d: true }, required: ["d"], maxProperties: 2 },
  ],
  [
    "required but undeclared",
    {
      type: "object",
      required: ["a", "__proto__", "constructor"],
      additionalProperties: { type: "integer" },
    },
  ],
  ["an object by const", { const: { a: [1, { b: null }], c: "x" } }],
  [
    "awkward names",
    {
      type: "object",
      required: ["a/b", "c~d", "%", "toString"],
      properties: {
        "a/b": { type: "integer" },
        "c~d": { $ref: "#/$defs/p~1q" },
        "%": { $ref: "#/$defs/r%25" },
      },
      $defs: { "p/q": { type: "string" }, "r%": { const: 3 } },
    },
  ],
  [
    "items after a prefix",
    {
      type: "array",
      prefixItems: [{ type: "string" }, { type: "integer" }],
      items: { type: "boolean" },
      minItems: 4,
    },
  ],
  [
    "draft 7 spellings",
    {
      $schema: "http://json-schema.org/draft-07/schema#",
      definitions: { s: { type: "string" } },
      type: "array",
      items: [{ $ref: "#/definitions/s" }],
      additionalItems: { type: "integer" },
      minItems: 3,
    },
  ],
  [
    "dependencies of both kinds",
    {
      type: "object",
      properties: { a: true, b: true },
      dependencies: { a: ["c"], b: { properties: { d: { type: "integer" } }, required: ["d"] } },
      minProperties: 1,
    },
  ],
  ["a metaschema", { $ref: "https://json-schema.org/draft/2020-12/schema" }],
  [
    "mutual recursion",
    {
      $ref: "#/$defs/a",
      $defs: {
        a: { type: "object", properties: { b: { $ref: "#/$defs/b" } }, required: ["b"] },
        b: { type: "array", items: { $ref: "#/$defs/a" } },
      },
    },
  ],
  [
    "everything at once",
    {
      type: "object",
      allOf: [
        { properties: { a: { type: "integer" } }, required: ["a"] },
        { anyOf: [{ properties: { a: { minimum: 10 } } }, { properties: { a: { maximum: -10 } } }] },
        { not: { properties: { a: { multipleOf: 2 } } } },
      ],
    },
  ],
];

/** Schemas that nothing satisfies, with a place that the reasons must name. */
export const impossibleSchemas: readonly (readonly [name: string, schema: Json, pointer: string])[] = [
  ["false", false, ""],
  ["bounds that cross", { type: "integer", minimum: 5, maximum: 4 }, "/minimum"],
  ["lengths that cross", { type: "string", minLength: 5, maxLength: 4 }, "/minLength"],
  [
    "patterns that exclude each other",
    { type: "string", allOf: [{ pattern: "^a" }, { pattern: "^b" }] },
    "/allOf",
  ],
  [
    "a required member that is false",
    { type: "object", required: ["a"], properties: { a: false } },
    "/required",
  ],
  [
    "endless recursion",
    {
      $ref: "#/$defs/a",
      $defs: { a: { type: "object", required: ["a"], properties: { a: { $ref: "#/$defs/a" } } } },
    },
    "/$defs/a/required",
  ],
  ["types that exclude each other", { allOf: [{ type: "string" }, { type: "integer" }] }, "/allOf"],
  ["values outside their own type", { type: "string", enum: [1, 2] }, "/enum"],
  [
    "three different booleans",
    { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 3 },
    "",
  ],
];
