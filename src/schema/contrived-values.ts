import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { buildArbitrary } from "./build-arbitrary.js";
import { type Building, outermost } from "./building.js";
import type { Keyword, Schema, SchemaObject } from "./schema-object.js";
import type { Location, Site } from "./walk-locations.js";

/** Which keyword of which schema object to turn into its opposite. */
export interface Contrivance {
  readonly site: Site;
  readonly keyword: Keyword;
  /** A schema that only values breaking the keyword satisfy. */
  readonly opposite: Schema;
}

const known = new WeakMap<object, Map<string, readonly Json[]>>();

/** Some values for a location that keep all that holds there, but for one keyword whose opposite they keep. */
export function contrivedValues(
  building: Building,
  location: Location,
  { site, keyword, opposite }: Contrivance,
): readonly Json[] {
  const made = known.get(location) ?? new Map<string, readonly Json[]>();
  known.set(location, made);
  const key = `${site.trail} ${keyword} ${JSON.stringify(opposite)}`;
  const values = made.get(key) ?? contrive(building, location, { site, keyword, opposite });
  made.set(key, values);
  return values;
}

function contrive(
  building: Building,
  location: Location,
  { site, keyword, opposite }: Contrivance,
): readonly Json[] {
  const beside = [...location.own, ...location.beside].map((one) =>
    one === site ? without(one.schema, keyword) : surroundings(one, site),
  );
  const arbitrary = buildArbitrary(building, [...beside, opposite], outermost);
  return arbitrary === undefined ? [] : fc.sample(arbitrary, { numRuns: 12, seed: 1 });
}

/** A schema object with what is looked at by itself taken out: its references, and one keyword. */
function without(schema: SchemaObject, keyword: Keyword): SchemaObject {
  const { $ref: _, allOf: __, [keyword]: ___, ...others } = schema;
  return others;
}

/** Of a schema around a branch, the combinator that the branch belongs to must not ask for the branch again. */
function surroundings(one: Site, site: Site): SchemaObject {
  const { $ref: _, allOf: __, ...others } = one.schema;
  const [keyword] = site.trail.startsWith(`${one.trail}/`)
    ? site.trail.slice(one.trail.length + 1).split("/")
    : [];
  const isBranch =
    keyword === "anyOf" ||
    keyword === "oneOf" ||
    keyword === "dependentSchemas" ||
    keyword === "then" ||
    keyword === "else";
  if (!isBranch) return others;
  const { [keyword]: ___, ...rest } = others;
  return rest;
}
