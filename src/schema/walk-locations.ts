import type { JsonPointer } from "../core/json-pointer.js";
import { pointerTo } from "../core/json-pointer.js";
import type { Bundle } from "./bundle-schema.js";
import { nameMatching, undeclaredName } from "./negate-schema.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/** One schema object where it applies, with the way to it from the entry, `$ref` steps included. */
export interface Site {
  readonly schema: SchemaObject;
  readonly trail: JsonPointer;
}

/** One place in the values of a schema, and what holds there. */
export interface Location {
  /** Member names and indexes on the way; `*` for any item, or any member of a made-up name. */
  readonly tokens: readonly string[];
  /** The schemas to look at here. */
  readonly own: readonly Site[];
  /** What holds here as well: for a branch of `anyOf`, what stands around it. */
  readonly beside: readonly Site[];
  /** Which branch of which combinators this is about, such as `oneOf/1`; empty outside any. */
  readonly branch: readonly string[];
  /** The schema of the whole values in which a further schema holds here. */
  readonly holding: (inner: Schema) => Schema;
}

interface Rooted {
  readonly schema: Schema;
  readonly trail: JsonPointer;
}

interface Visit extends Omit<Location, "own" | "beside"> {
  readonly own: readonly Rooted[];
  readonly beside: readonly Rooted[];
  readonly above: ReadonlySet<Schema>;
}

const mostLocations = 2_000;

/** Every place in the values of an entry of a bundle that its schemas describe; recursion is entered once. */
export function walkLocations(bundle: Bundle, entry: string): readonly Location[] {
  const found: Location[] = [];
  const start: Rooted = { schema: bundle.definitions.get(entry) ?? true, trail: "" };
  const pending: Visit[] = [
    { tokens: [], own: [start], beside: [], branch: [], holding: (inner) => inner, above: new Set() },
  ];
  for (
    let visit = pending.shift();
    visit !== undefined && found.length < mostLocations;
    visit = pending.shift()
  ) {
    const own = unfold(bundle, visit.own);
    if (own.some(({ schema }) => visit.above.has(schema))) continue;
    const { tokens, branch, holding } = visit;
    const location = { tokens, branch, holding, own, beside: unfold(bundle, visit.beside) };
    found.push(location);
    const above = new Set([...visit.above, ...own.map(({ schema }) => schema)]);
    for (const next of [...branchesOf(location), ...membersOf(location), ...itemsOf(location)])
      pending.push({ ...next, above });
  }
  return found;
}

/** The schema objects that surely apply where some schemas do: those, what they refer to, and `allOf`. */
export function unfold(bundle: Bundle, roots: readonly Rooted[]): Site[] {
  const sites: Site[] = [];
  const pending = [...roots];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { schema, trail } = next;
    if (typeof schema === "boolean" || sites.some((site) => site.schema === schema)) continue;
    sites.push({ schema, trail });
    if (schema.$ref !== undefined)
      pending.push({ schema: bundle.definitions.get(schema.$ref) ?? true, trail: pointerTo(trail, "$ref") });
    schema.allOf?.forEach((branch, i) =>
      pending.push({ schema: branch, trail: pointerTo(trail, "allOf", i) }),
    );
  }
  return sites;
}

type Next = Omit<Visit, "above">;

function branchesOf(location: Location): Next[] {
  const around = [...location.beside, ...location.own];
  const into = (
    site: Site,
    keyword: readonly (string | number)[],
    schema: Schema,
    needed: readonly Schema[],
  ): Next => ({
    tokens: location.tokens,
    own: [{ schema, trail: pointerTo(site.trail, ...keyword) }],
    beside: around,
    branch: [...location.branch, keyword.join("/")],
    holding: (inner) => location.holding({ allOf: [...needed, inner] }),
  });
  return location.own.flatMap((site) => {
    const {
      anyOf = [],
      oneOf = [],
      dependentSchemas = {},
      if: condition,
      then: consequence,
      else: otherwise,
    } = site.schema;
    const next = [
      ...anyOf.map((schema, i) => into(site, ["anyOf", i], schema, [schema])),
      ...oneOf.map((schema, i) => into(site, ["oneOf", i], schema, [schema])),
      ...Object.entries(dependentSchemas).map(([name, schema]) =>
        into(site, ["dependentSchemas", name], schema, [{ required: [name] }]),
      ),
    ];
    if (condition !== undefined && consequence !== undefined)
      next.push(into(site, ["then"], consequence, [condition]));
    if (condition !== undefined && otherwise !== undefined)
      next.push(into(site, ["else"], otherwise, [{ not: condition }]));
    return next;
  });
}

/** Looks into the parts of a location that one name stands for: those that its own sites describe. */
function part(
  location: Location,
  token: string,
  of: (site: Site) => Rooted[],
  holding: Location["holding"],
): Next[] {
  const own = location.own.flatMap(of);
  if (own.length === 0) return [];
  const beside = location.beside.flatMap(of);
  return [
    {
      tokens: [...location.tokens, token],
      own,
      beside,
      branch: location.branch,
      holding: (inner) => location.holding(holding(inner)),
    },
  ];
}

function membersOf(location: Location): Next[] {
  const names = new Set(location.own.flatMap(({ schema }) => Object.keys(schema.properties ?? {})));
  const withMember =
    (name: string) =>
    (inner: Schema): Schema => ({
      type: ["object"],
      required: [name],
      properties: Object.fromEntries([[name, inner]]),
    });
  const named = [...names].flatMap((name) =>
    part(location, name, (site) => memberOf(site, name), withMember(name)),
  );
  const unnamed = location.own.flatMap((site) => {
    const ways = Object.entries(site.schema.patternProperties ?? {}).map(
      ([pattern, schema]) => [["patternProperties", pattern], schema, nameMatching(pattern)] as const,
    );
    const others = (["additionalProperties", "unevaluatedProperties"] as const).flatMap((keyword) => {
      const schema = site.schema[keyword];
      return schema === undefined ? [] : [[[keyword], schema, undeclaredName(site.schema)] as const];
    });
    return [...ways, ...others].flatMap(([keyword, schema, name]) => {
      if (name === undefined || typeof schema === "boolean") return [];
      const rooted = { schema, trail: pointerTo(site.trail, ...keyword) };
      return part(location, "*", (one) => (one === site ? [rooted] : []), withMember(name));
    });
  });
  return [...named, ...unnamed];
}

function memberOf({ schema, trail }: Site, name: string): Rooted[] {
  const { properties } = schema;
  const member = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return member === undefined ? [] : [{ schema: member, trail: pointerTo(trail, "properties", name) }];
}

function itemsOf(location: Location): Next[] {
  const prefix = Math.max(0, ...location.own.map(({ schema }) => schema.prefixItems?.length ?? 0));
  const withItem =
    (index: number) =>
    (inner: Schema): Schema => ({
      type: ["array"],
      minItems: index + 1,
      prefixItems: [...Array.from({ length: index }, () => true), inner],
    });
  const itemOf =
    (index: number) =>
    ({ schema, trail }: Site): Rooted[] => {
      const { prefixItems = [], items } = schema;
      const own = prefixItems[index];
      if (own !== undefined) return [{ schema: own, trail: pointerTo(trail, "prefixItems", index) }];
      return items === undefined ? [] : [{ schema: items, trail: pointerTo(trail, "items") }];
    };
  const positions = Array.from({ length: prefix }, (_, index) =>
    part(location, String(index), itemOf(index), withItem(index)),
  );
  return [...positions.flat(), ...part(location, "*", itemOf(prefix), withItem(prefix))];
}
