import type * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { arrayArbitrary, type Contained } from "./array-arbitrary.js";
import type { PartBuilder } from "./build-object.js";
import { type Building, note } from "./building.js";
import { itemSchemas, longestPrefix } from "./covering.js";
import type { Source } from "./expand-alternatives.js";
import { notOf } from "./negate-schema.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/** Arrays that keep all sources, or `undefined` when there is none. */
export function buildArray(
  building: Building,
  sources: readonly Source[],
  parts: PartBuilder,
): fc.Arbitrary<Json> | undefined {
  const schemas = sources.map(({ schema }) => schema);
  const wanted = schemas.filter((schema) => schema.contains !== undefined);
  const prefix = longestPrefix(sources);
  const at = itemsAt(prefix, (index) => plainItem(sources, wanted, index, parts));
  const contained = wanted.map((schema) => containedOf(building, schema, { sources, prefix, parts }));
  const asked = Math.max(0, ...schemas.map(({ minItems = 0 }) => Math.ceil(minItems)));
  const repeating = schemas.some(({ not }) => typeof not === "object" && not.uniqueItems === true);
  const min = Math.max(
    asked,
    repeating ? 2 : 0,
    contained.reduce((sum, { min: least }) => Math.max(sum, least), 0),
  );
  const limit = Math.min(...schemas.map(({ maxItems = Number.POSITIVE_INFINITY }) => Math.floor(maxItems)));
  const room = roomFor(at, contained, min, prefix + 1 + building.size);
  if (min > limit || room < min) {
    note(building, schemas, "it asks for more items than it allows");
    return undefined;
  }
  const several = contained.length > 1 ? contained.reduce((sum, { min: least }) => sum + least, 0) : 0;
  const beyond =
    parts.depth.isMinimal || parts.depth.rounds > 1 ? 0 : Math.max(building.size, prefix, several - min);
  const max = Math.min(limit, room, Math.max(min + beyond, 0));
  const uniqueness = schemas.some(({ uniqueItems }) => uniqueItems === true)
    ? "unique"
    : repeating
      ? "repeating"
      : "any";
  return arrayArbitrary({
    at,
    min,
    max,
    contained: contained.filter(({ max: most }) => most > 0),
    uniqueness,
  });
}

type ItemsAt = (index: number) => fc.Arbitrary<Json> | undefined;

/** Builds each position of the prefix once, and one arbitrary for all that follow. */
function itemsAt(prefix: number, make: ItemsAt): ItemsAt {
  const made = Array.from({ length: prefix + 1 }, (_, index) => make(index));
  return (index) => made[Math.min(index, prefix)];
}

function plainItem(
  sources: readonly Source[],
  wanted: readonly SchemaObject[],
  index: number,
  { build }: PartBuilder,
): fc.Arbitrary<Json> | undefined {
  const schemas = itemSchemas(sources, index);
  // Where the number of matching items has an upper bound, the others must not match.
  const counted = wanted.flatMap(({ contains, maxContains }) =>
    contains === undefined || maxContains === undefined ? [] : [notOf(contains)],
  );
  return (counted.length === 0 ? undefined : build([...schemas, ...counted])) ?? build(schemas);
}

interface ContainedBuild {
  readonly sources: readonly Source[];
  readonly prefix: number;
  readonly parts: PartBuilder;
}

function containedOf(
  building: Building,
  schema: SchemaObject,
  { sources, prefix, parts }: ContainedBuild,
): Contained {
  const { contains = true, minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
  // An item that matches counts as evaluated, so `unevaluatedItems` around it says nothing of it.
  const relieved = sources.map((source) => {
    const holder = sources.find((one) => one.schema === schema);
    const covers = source.schema === schema || holder?.ancestors.includes(source.schema) === true;
    if (!covers || source.schema.unevaluatedItems === undefined) return source;
    const { unevaluatedItems: _, ...others } = source.schema;
    return { ...source, schema: others };
  });
  const others = (index: number): Schema[] => itemSchemas(relieved, index);
  const at = itemsAt(prefix, (index) => parts.build([...others(index), contains]));
  if (minContains > 0 && at(prefix) === undefined) note(building, [schema], "no item can match");
  return { min: Math.ceil(minContains), max: Math.floor(maxContains), at };
}

/** How many items fit, up to a number that is enough. */
function roomFor(at: ItemsAt, contained: readonly Contained[], min: number, enough: number): number {
  const last = Math.max(min, enough);
  for (let index = 0; index < last; index += 1) {
    if (at(index) === undefined && !contained.some((one) => one.at(index) !== undefined)) return index;
  }
  // A required match that nothing can be.
  const unmet = contained.some(
    (one) => one.min > 0 && Array.from({ length: last }, (_, i) => i).every((i) => one.at(i) === undefined),
  );
  return unmet ? -1 : last;
}
