import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { type Building, type Depth, note } from "./building.js";
import { memberSchemas } from "./covering.js";
import { satisfies } from "./evaluate.js";
import type { Source } from "./expand-alternatives.js";
import { notOf } from "./negate-schema.js";
import { type ExtraMembers, type Member, objectArbitrary } from "./object-arbitrary.js";
import { patternOf } from "./pattern-of.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/** How a builder makes the parts of a value. */
export interface PartBuilder {
  readonly build: (schemas: readonly Schema[]) => fc.Arbitrary<Json> | undefined;
  readonly depth: Depth;
}

/** Objects that keep all sources, or `undefined` when there is none. */
export function buildObject(
  building: Building,
  sources: readonly Source[],
  parts: PartBuilder,
): fc.Arbitrary<Json> | undefined {
  const schemas = sources.map(({ schema }) => schema);
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  const dependents = dependentsOf(schemas);
  for (const name of required) for (const other of dependents.get(name) ?? []) required.add(other);
  const min = Math.max(0, ...schemas.map(({ minProperties = 0 }) => Math.ceil(minProperties)));
  const max = Math.min(
    ...schemas.map(({ maxProperties = Number.POSITIVE_INFINITY }) => Math.floor(maxProperties)),
  );
  const members = membersOf(building, sources, { required, dependents, ...parts });
  if (members === undefined) return undefined;
  if (required.size > max) {
    note(building, schemas, "it requires more members than it allows");
    return undefined;
  }
  const isShort = members.length < min;
  const extras =
    parts.depth.isMinimal && !isShort && !hasUnnamed(schemas)
      ? []
      : extrasOf(building, sources, parts, isShort);
  const closed = closedUnder(members, dependents);
  if (closed.length < min && extras.length === 0) {
    note(building, schemas, "it asks for more members than it allows");
    return undefined;
  }
  const presence = parts.depth.isMinimal ? 0 : presenceAt(parts.depth.rounds, closed.length - required.size);
  const mostExtras = parts.depth.isMinimal ? 0 : building.size;
  return objectArbitrary({ members: closed, extras, dependents, min, max, presence, mostExtras });
}

/**
 * In how many of a hundred objects an optional member is present. Inside recursion at most about one of them is,
 * or values would grow without bounds.
 */
function presenceAt(rounds: number, optional: number): number {
  return rounds === 0 ? 50 : Math.min(50, Math.ceil(100 / (rounds * Math.max(1, optional))));
}

interface MemberBuild extends PartBuilder {
  readonly required: ReadonlySet<string>;
  readonly dependents: ReadonlyMap<string, readonly string[]>;
}

/** The members that are named; `undefined` when a required one cannot be made. */
function membersOf(
  building: Building,
  sources: readonly Source[],
  { required, dependents, build, depth }: MemberBuild,
): Member[] | undefined {
  const schemas = sources.map(({ schema }) => schema);
  const declared = schemas.flatMap((schema) => Object.keys(schema.properties ?? {}));
  const min = Math.max(0, ...schemas.map(({ minProperties = 0 }) => minProperties));
  const needed = [...dependents.values()].flat();
  // At the end of recursion the optional members stay away, unless there must be some.
  const optional = depth.isMinimal && required.size >= min ? [] : [...declared, ...needed];
  const members: Member[] = [];
  for (const name of new Set([...declared.filter((one) => required.has(one)), ...required, ...optional])) {
    const isRequired = required.has(name);
    const arbitrary = isNameAllowed(building, schemas, name)
      ? build(memberSchemas(sources, name))
      : undefined;
    if (arbitrary !== undefined) members.push({ name, arbitrary, isRequired });
    else if (isRequired) {
      note(building, schemas, `the member ${JSON.stringify(name)} must be there, but cannot be`);
      return undefined;
    }
  }
  const order = new Map([...new Set([...declared, ...required])].map((name, i) => [name, i]));
  return members.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
}

function isNameAllowed(building: Building, schemas: readonly SchemaObject[], name: string): boolean {
  return schemas.every(
    ({ propertyNames }) => propertyNames === undefined || satisfies(building.bundle, propertyNames, name),
  );
}

function dependentsOf(schemas: readonly SchemaObject[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { dependentRequired } of schemas) {
    for (const [name, needed] of Object.entries(dependentRequired ?? {}))
      found.set(name, [...(found.get(name) ?? []), ...needed]);
  }
  return found;
}

/** Without the optional members that need one that cannot be made. */
function closedUnder(
  members: readonly Member[],
  dependents: ReadonlyMap<string, readonly string[]>,
): readonly Member[] {
  if (dependents.size === 0) return members;
  const names = new Set(members.map(({ name }) => name));
  const kept = members.filter(({ name }) => (dependents.get(name) ?? []).every((other) => names.has(other)));
  return kept.length === members.length ? members : closedUnder(kept, dependents);
}

function hasUnnamed(schemas: readonly SchemaObject[]): boolean {
  return schemas.some(({ not }) => typeof not === "object" && not.propertyNames !== undefined);
}

/**
 * Members of made-up names: those that a pattern or a schema for all others describes, and, where there must be
 * more members than are declared, any that are allowed.
 */
function extrasOf(
  building: Building,
  sources: readonly Source[],
  { build, depth }: PartBuilder,
  isShort: boolean,
): ExtraMembers[] {
  const schemas = sources.map(({ schema }) => schema);
  const patterns = [
    ...new Set(schemas.flatMap(({ patternProperties }) => Object.keys(patternProperties ?? {}))),
  ];
  const refused = schemas.flatMap(({ not }) =>
    typeof not === "object" && not.propertyNames !== undefined ? [notOf(not.propertyNames)] : [],
  );
  const isOpen = isShort || building.extra || refused.length > 0 || schemas.some(describesOthers);
  const classes = [
    ...(depth.isMinimal && !isShort ? [] : patterns).map((pattern) => [pattern]),
    ...(isOpen ? [[]] : []),
  ];
  const rules = [...schemas.flatMap(({ propertyNames }) => propertyNames ?? []), ...refused];
  return classes.flatMap((matched): ExtraMembers[] => {
    const naming: Schema[] = [
      { type: ["string"], minLength: 1 },
      ...matched.map((pattern) => ({ pattern })),
      ...patterns.filter((pattern) => !matched.includes(pattern)).map((pattern) => ({ not: { pattern } })),
    ];
    const names = build([...naming, ...rules]) ?? build([...naming.slice(1), { type: ["string"] }, ...rules]);
    if (names === undefined) return [];
    const [sample] = fc.sample(names, { numRuns: 1, seed: 1 });
    if (typeof sample !== "string") return [];
    const accepts = (name: string): boolean =>
      patterns.every((pattern) => patternOf(pattern).test(name) === matched.includes(pattern)) &&
      !schemas.some(({ properties }) => properties !== undefined && Object.hasOwn(properties, name)) &&
      rules.every((rule) => satisfies(building.bundle, rule, name));
    const arbitrary = build(memberSchemas(sources, sample));
    return arbitrary === undefined ? [] : [{ names: names.map(String), arbitrary, accepts }];
  });
}

/** Whether a schema says what undeclared members look like: then they are meant to be there. */
function describesOthers({
  additionalProperties,
  unevaluatedProperties,
  properties,
  minProperties,
}: SchemaObject): boolean {
  const isDescribed = (schema: Schema | undefined): boolean =>
    typeof schema === "object" && Object.keys(schema).length > 0;
  return (
    isDescribed(additionalProperties) ||
    isDescribed(unevaluatedProperties) ||
    (minProperties !== undefined && minProperties > 0 && properties === undefined)
  );
}
