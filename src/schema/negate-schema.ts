import type { Json } from "../core/json.js";
import { patternOf } from "./pattern-of.js";
import type { Schema, SchemaObject, TypeName } from "./schema-object.js";
import { wordsOf } from "./words-of.js";

const everyType: readonly TypeName[] = ["null", "boolean", "number", "string", "array", "object"];
const atomic = new Set<string>([
  "enum",
  "const",
  "pattern",
  "format",
  "multipleOf",
  "uniqueItems",
  "propertyNames",
]);

/**
 * Whether `not` around a schema is as simple as it gets: it names one keyword that no other keyword can say
 * the opposite of.
 */
export function isAtomicNegation(schema: Schema): boolean {
  if (typeof schema === "boolean") return false;
  const keywords = Object.keys(schema);
  return keywords.length === 1 && atomic.has(keywords[0] ?? "");
}

/** `not` around a schema; the same object each time. */
export function notOf(schema: Schema): Schema {
  if (typeof schema === "boolean") return !schema;
  const made = negations.get(schema) ?? { not: schema };
  negations.set(schema, made);
  return made;
}

const negations = new WeakMap<SchemaObject, SchemaObject>();
const waysKnown = new WeakMap<SchemaObject, readonly Schema[]>();

/**
 * The ways not to satisfy a schema: a value satisfies one of them exactly when it fails the schema, but for the
 * `unevaluated` keywords, where the ways are examples.
 */
export function waysNotTo(schema: Schema, resolve: (ref: string) => Schema): readonly Schema[] {
  if (typeof schema === "boolean") return schema ? [] : [true];
  const known = waysKnown.get(schema);
  if (known !== undefined) return known;
  const ways = [
    ...inPlaceWays(schema, resolve),
    ...scalarWays(schema),
    ...arrayWays(schema),
    ...objectWays(schema),
  ];
  waysKnown.set(schema, ways);
  return ways;
}

function inPlaceWays(schema: SchemaObject, resolve: (ref: string) => Schema): Schema[] {
  const { $ref, allOf, anyOf, oneOf, not } = schema;
  const ways: Schema[] = [];
  if ($ref !== undefined) ways.push(notOf(resolve($ref)));
  if (allOf !== undefined) ways.push(...allOf.map(notOf));
  if (anyOf !== undefined) ways.push({ allOf: anyOf.map(notOf) });
  if (oneOf !== undefined) {
    ways.push({ allOf: oneOf.map(notOf) });
    oneOf.forEach((first, i) =>
      ways.push(...oneOf.slice(i + 1).map((second) => ({ allOf: [first, second] }))),
    );
  }
  if (not !== undefined) ways.push(not);
  if (schema.if !== undefined) {
    if (schema.then !== undefined) ways.push({ allOf: [schema.if, notOf(schema.then)] });
    if (schema.else !== undefined) ways.push({ allOf: [notOf(schema.if), notOf(schema.else)] });
  }
  return ways;
}

function scalarWays(schema: SchemaObject): Schema[] {
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength } = schema;
  const ways: Schema[] = type === undefined ? [] : waysNotOfType(type);
  for (const keyword of ["enum", "const"] as const) {
    if (schema[keyword] !== undefined) ways.push({ not: { [keyword]: schema[keyword] } });
  }
  const number = { type: ["number"] } as const;
  const string = { type: ["string"] } as const;
  if (minimum !== undefined) ways.push({ ...number, exclusiveMaximum: minimum });
  if (maximum !== undefined) ways.push({ ...number, exclusiveMinimum: maximum });
  if (exclusiveMinimum !== undefined) ways.push({ ...number, maximum: exclusiveMinimum });
  if (exclusiveMaximum !== undefined) ways.push({ ...number, minimum: exclusiveMaximum });
  if (schema.multipleOf !== undefined) ways.push({ ...number, not: { multipleOf: schema.multipleOf } });
  if (minLength !== undefined && minLength > 0) ways.push({ ...string, maxLength: Math.ceil(minLength) - 1 });
  if (maxLength !== undefined) ways.push({ ...string, minLength: Math.floor(maxLength) + 1 });
  if (schema.pattern !== undefined) ways.push({ ...string, not: { pattern: schema.pattern } });
  if (schema.format !== undefined) ways.push({ type: ["string", "number"], not: { format: schema.format } });
  return ways;
}

function waysNotOfType(type: readonly TypeName[]): Schema[] {
  const others = everyType.filter(
    (one) => !type.includes(one) && !(one === "number" && type.includes("integer")),
  );
  const ways: Schema[] = others.length === 0 ? [] : [{ type: others }];
  if (type.includes("integer") && !type.includes("number"))
    ways.push({ type: ["number"], not: { multipleOf: 1 } });
  return ways;
}

function arrayWays(schema: SchemaObject): Schema[] {
  const { prefixItems = [], items, contains, minContains = 1, maxContains, minItems, maxItems } = schema;
  const array = { type: ["array"] } as const;
  const withItem = (index: number, item: Schema): Schema => ({
    ...array,
    minItems: index + 1,
    prefixItems: [...Array.from({ length: index }, () => true), item],
  });
  const ways: Schema[] = prefixItems.flatMap((item, i) => (item === true ? [] : [withItem(i, notOf(item))]));
  const more = items ?? schema.unevaluatedItems ?? true;
  if (more !== true) ways.push(withItem(prefixItems.length, notOf(more)));
  if (contains !== undefined && minContains === 1) ways.push({ ...array, items: notOf(contains) });
  if (contains !== undefined && minContains > 1)
    ways.push({ ...array, contains, minContains: 0, maxContains: minContains - 1 });
  if (contains !== undefined && maxContains !== undefined)
    ways.push({ ...array, contains, minContains: maxContains + 1 });
  if (minItems !== undefined && minItems > 0) ways.push({ ...array, maxItems: Math.ceil(minItems) - 1 });
  if (maxItems !== undefined) ways.push({ ...array, minItems: Math.floor(maxItems) + 1 });
  if (schema.uniqueItems === true) ways.push({ ...array, minItems: 2, not: { uniqueItems: true } });
  return ways;
}

function objectWays(schema: SchemaObject): Schema[] {
  const { required = [], properties = {}, patternProperties = {}, minProperties, maxProperties } = schema;
  const object = { type: ["object"] } as const;
  const ways: Schema[] = required.map((name) => ({ ...object, properties: { [name]: false } }));
  const withMember = (name: string, member: Schema): Schema => ({
    ...object,
    required: [name],
    properties: Object.fromEntries([[name, member]]),
  });
  for (const [name, member] of Object.entries(properties)) {
    if (member !== true) ways.push(withMember(name, notOf(member)));
  }
  for (const [pattern, member] of Object.entries(patternProperties)) {
    const name = nameMatching(pattern);
    if (name !== undefined && member !== true) ways.push(withMember(name, notOf(member)));
  }
  const more = schema.additionalProperties ?? schema.unevaluatedProperties ?? true;
  if (more !== true) ways.push(withMember(undeclaredName(schema), notOf(more)));
  if (schema.propertyNames !== undefined)
    ways.push({ ...object, minProperties: 1, not: { propertyNames: schema.propertyNames } });
  if (minProperties !== undefined && minProperties > 0)
    ways.push({ ...object, maxProperties: minProperties - 1 });
  if (maxProperties !== undefined) ways.push({ ...object, minProperties: maxProperties + 1 });
  for (const [name, needed] of Object.entries(schema.dependentRequired ?? {})) {
    ways.push(...needed.map((other) => ({ ...object, required: [name], properties: { [other]: false } })));
  }
  for (const [name, dependent] of Object.entries(schema.dependentSchemas ?? {})) {
    ways.push({ allOf: [{ ...object, required: [name] }, notOf(dependent)] });
  }
  return ways;
}

/** The shortest name that a pattern matches, if an automaton can find one. */
export function nameMatching(pattern: string): string | undefined {
  const words = wordsOf({ patterns: [pattern], forbidden: [] });
  const lengths = Array.from({ length: 40 }, (_, n) => n);
  const length = lengths.find((n) => words?.has(n) === true);
  const name = length === undefined ? undefined : words?.word(length, () => 0);
  return name !== undefined && patternOf(pattern).test(name) ? name : undefined;
}

/** A name that a schema declares neither by name nor by pattern. */
export function undeclaredName(
  { properties = {}, patternProperties = {} }: SchemaObject,
  taken: Json = {},
): string {
  const isDeclared = (name: string): boolean =>
    Object.hasOwn(properties, name) ||
    Object.hasOwn(Object(taken), name) ||
    Object.keys(patternProperties).some((pattern) => patternOf(pattern).test(name));
  const candidates = ["undeclared", "x", "0", "_undeclared", "Undeclared-1", "§"];
  const found = candidates.find((name) => !isDeclared(name));
  if (found !== undefined) return found;
  const words = wordsOf({ patterns: [], forbidden: Object.keys(patternProperties) });
  const length = Array.from({ length: 20 }, (_, n) => n + 1).find((n) => words?.has(n) === true);
  return length === undefined ? "undeclared" : (words?.word(length, (bound) => bound - 1) ?? "undeclared");
}
