import * as fc from "fast-check";
import { type Json, jsonEquals } from "../core/json.js";
import { filteredWithin } from "./bounded-filter.js";
import { buildArray } from "./build-array.js";
import { buildObject } from "./build-object.js";
import { type Building, conjunctionKey, type Depth, deeper, note } from "./building.js";
import { satisfies } from "./evaluate.js";
import { type Alternative, expandAlternatives } from "./expand-alternatives.js";
import { numberArbitrary, numberLimits } from "./number-arbitrary.js";
import type { Schema, SchemaObject, TypeName } from "./schema-object.js";
import { stringArbitrary, stringLimits } from "./string-arbitrary.js";

const localTries = 50;
const probes = 12;

/** Values that satisfy several schemas at once, or `undefined` when there is none. */
export function buildArbitrary(
  building: Building,
  schemas: readonly Schema[],
  outer: Depth,
): fc.Arbitrary<Json> | undefined {
  const wanted = [...new Set(schemas.map((schema) => dereferenced(building, schema)))].filter(
    (schema) => schema !== true,
  );
  const key = conjunctionKey(building, wanted);
  const depth = deeper(building, outer, key);
  if (depth === undefined) return undefined;
  const cacheKey = `${key}@${depth.isMinimal ? "minimal" : depth.rounds}`;
  const known = building.made.get(cacheKey);
  if (known !== undefined) return known.arbitrary;
  const arbitrary = buildFrom(building, wanted, depth);
  // That nothing could be made may be due to the way here, when recursion had to end.
  if (arbitrary !== undefined || !depth.isMinimal) building.made.set(cacheKey, { arbitrary });
  return arbitrary;
}

/** What a schema that is nothing but a reference refers to: otherwise recursion would not be recognised. */
function dereferenced({ bundle }: Building, schema: Schema): Schema {
  const seen = new Set<Schema>();
  let target = schema;
  while (
    typeof target === "object" &&
    target.$ref !== undefined &&
    !seen.has(target) &&
    isBareReference(target)
  ) {
    seen.add(target);
    target = bundle.definitions.get(target.$ref) ?? true;
  }
  return target;
}

function isBareReference(schema: SchemaObject): boolean {
  return Object.keys(schema).every((keyword) => keyword === "$ref" || keyword === "default");
}

function buildFrom(
  building: Building,
  schemas: readonly Schema[],
  depth: Depth,
): fc.Arbitrary<Json> | undefined {
  for (const thorough of building.thorough ? [true] : [false, true]) {
    const alternatives = expandAlternatives({ bundle: building.bundle, thorough }, schemas);
    if (alternatives.length === 0) {
      note(building, schemas, "no choice among its alternatives leaves a value");
      return undefined;
    }
    const mostly = alternatives.some(({ isChecked }) => isChecked);
    const parts = alternatives.flatMap((alternative) => buildAlternative(building, alternative, depth));
    const arbitrary = oneOf(parts);
    if (arbitrary === undefined) return undefined;
    if (!mostly) return arbitrary;
    const accepts = (value: Json): boolean =>
      schemas.every((schema) => satisfies(building.bundle, schema, value));
    const checked = filteredWithin(arbitrary, { accepts, tries: localTries, exhausted: () => undefined });
    if (thorough || acceptance(arbitrary, accepts) >= 1 / 4) return checked;
  }
  return undefined;
}

/** How many of a few values a predicate accepts. */
function acceptance(arbitrary: fc.Arbitrary<Json>, accepts: (value: Json) => boolean): number {
  return fc.sample(arbitrary, { numRuns: probes, seed: 1 }).filter(accepts).length / probes;
}

/** One of several arbitraries; it shrinks towards the first. */
export function oneOf(parts: readonly fc.Arbitrary<Json>[]): fc.Arbitrary<Json> | undefined {
  return parts.length < 2 ? parts[0] : fc.oneof({ withCrossShrink: true }, ...parts);
}

function buildAlternative(building: Building, alternative: Alternative, depth: Depth): fc.Arbitrary<Json>[] {
  const schemas = [...new Set(alternative.sources.map(({ schema }) => schema))];
  const values = valuesOf(building, schemas);
  if (values !== undefined) {
    if (values.length === 0) note(building, schemas, "none of the values that it names satisfies it");
    return values.length === 0 ? [] : [fc.constantFrom(...values)];
  }
  const types = typesOf(schemas);
  if (types.length === 0) note(building, schemas, "no type is left");
  const unwanted = unwantedOf(schemas);
  const parts = types.flatMap((type) => buildType(building, { type, alternative, schemas, depth }) ?? []);
  if (unwanted === undefined) return parts;
  return parts.map((part) =>
    filteredWithin(part, { accepts: unwanted, tries: localTries, exhausted: () => undefined }),
  );
}

/** The values to choose from where schemas name them: those that satisfy all. */
function valuesOf(building: Building, schemas: readonly SchemaObject[]): Json[] | undefined {
  const naming = schemas.find((schema) => schema.const !== undefined || schema.enum !== undefined);
  if (naming === undefined) return undefined;
  const named = naming.const !== undefined ? [naming.const] : (naming.enum ?? []);
  return named
    .filter((value, i) => named.findIndex((other) => jsonEquals(other, value)) === i)
    .filter((value) => schemas.every((schema) => satisfies(building.bundle, schema, value)));
}

const everyType = ["null", "boolean", "number", "string", "array", "object"] as const;

function typesOf(schemas: readonly SchemaObject[]): Exclude<TypeName, "integer">[] {
  return everyType.filter((type) =>
    schemas.every(
      ({ type: allowed }) =>
        allowed === undefined || allowed.includes(type) || (type === "number" && allowed.includes("integer")),
    ),
  );
}

/** A test for what no construction keeps out: values named under `not`, formats, multiples. */
function unwantedOf(schemas: readonly SchemaObject[]): ((value: Json) => boolean) | undefined {
  const negated = schemas.flatMap(({ not }) => {
    if (typeof not !== "object" || Object.keys(not).length !== 1) return [];
    return (not.enum ?? not.const ?? not.format ?? not.multipleOf) ? [not] : "const" in not ? [not] : [];
  });
  if (negated.length === 0) return undefined;
  const bundle = { entries: [], definitions: new Map(), placeOf: () => undefined, notes: [] };
  return (value) => !negated.some((schema) => satisfies(bundle, schema, value));
}

interface TypeBuild {
  readonly type: Exclude<TypeName, "integer">;
  readonly alternative: Alternative;
  readonly schemas: readonly SchemaObject[];
  readonly depth: Depth;
}

function buildType(
  building: Building,
  { type, alternative, schemas, depth }: TypeBuild,
): fc.Arbitrary<Json> | undefined {
  const build = (parts: readonly Schema[]): fc.Arbitrary<Json> | undefined =>
    buildArbitrary(building, parts, depth);
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "number": {
      const numbers = numberArbitrary(numberLimits(schemas));
      if (numbers === undefined) note(building, schemas, "its bounds leave no number");
      return numbers;
    }
    case "string": {
      const strings = stringArbitrary(stringLimits(schemas));
      if (strings === undefined) note(building, schemas, "its lengths, patterns and formats leave no string");
      return strings;
    }
    case "array":
      return buildArray(building, alternative.sources, { build, depth });
    case "object":
      return buildObject(building, alternative.sources, { build, depth });
  }
}
