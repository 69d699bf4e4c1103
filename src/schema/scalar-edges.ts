import { type Json, jsonEquals } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import { type Bundle, keywordPointer } from "./bundle-schema.js";
import { isOfType } from "./evaluate-scalar.js";
import { isWithin, numberEdges, numberLimits } from "./number-arbitrary.js";
import type { Keyword, Schema, SchemaObject } from "./schema-object.js";
import { lengthBounds, stringLimits } from "./string-arbitrary.js";
import type { Location } from "./walk-locations.js";

/** An edge before it is known whether a valid value reaches it. */
export interface EdgeDraft {
  /** The last part of its name. */
  readonly name: string;
  readonly keyword: Keyword;
  readonly constraint: JsonPointer;
  /** What holds, at the place of the edge, of values at the edge. */
  readonly schema: Schema;
}

/** A keyword, and where the root document states it. */
export function writtenAt(
  bundle: Bundle,
  schema: SchemaObject,
  ...[keyword, ...rest]: readonly [Keyword, ...(string | number)[]]
): Pick<EdgeDraft, "keyword" | "constraint"> {
  return { keyword, constraint: keywordPointer(bundle, schema, keyword, ...rest) };
}

/** The edges that values without parts have at a location: named values, bounds, lengths. */
export function scalarEdges(location: Location, bundle: Bundle): EdgeDraft[] {
  const schemas = [...location.beside, ...location.own].map(({ schema }) => schema);
  const own = location.own.map(({ schema }) => schema);
  if (own.some((schema) => schema.enum !== undefined || schema.const !== undefined))
    return [...namedValues(own, bundle), ...defaults(own, bundle)];
  return [
    ...simpleTypes(own, bundle),
    ...(allows(schemas, 0) ? numbers(schemas, own, bundle) : []),
    ...(allows(schemas, "") ? lengths(schemas, own, bundle) : []),
    ...defaults(own, bundle),
  ];
}

/** Whether a type was stated that a value is of; where none is, nothing is known to be meant. */
function allows(schemas: readonly SchemaObject[], value: Json): boolean {
  const typed = schemas.filter(({ type }) => type !== undefined);
  return typed.length > 0 && typed.every(({ type = [] }) => type.some((one) => isOfType(value, one)));
}

function namedValues(own: readonly SchemaObject[], bundle: Bundle): EdgeDraft[] {
  return own.flatMap((schema) =>
    (schema.enum ?? []).map((value) => ({
      name: `enum/${labelOf(value)}`,
      ...writtenAt(bundle, schema, "enum"),
      schema: { const: value },
    })),
  );
}

function defaults(own: readonly SchemaObject[], bundle: Bundle): EdgeDraft[] {
  return own.flatMap((schema) =>
    schema.default === undefined
      ? []
      : [
          {
            name: "default",
            ...writtenAt(bundle, schema, "default"),
            schema: { const: schema.default },
          },
        ],
  );
}

function simpleTypes(own: readonly SchemaObject[], bundle: Bundle): EdgeDraft[] {
  return own.flatMap((schema) =>
    [true, false, null]
      .filter((value) => schema.type?.some((type) => isOfType(value, type)) === true)
      .map((value) => ({
        name: String(value),
        ...writtenAt(bundle, schema, "type"),
        schema: { const: value },
      })),
  );
}

function numbers(
  schemas: readonly SchemaObject[],
  own: readonly SchemaObject[],
  bundle: Bundle,
): EdgeDraft[] {
  const limits = numberLimits(schemas);
  const states = (low: boolean): SchemaObject | undefined =>
    own.find(
      (schema) =>
        (low ? (schema.exclusiveMinimum ?? schema.minimum) : (schema.exclusiveMaximum ?? schema.maximum)) !==
        undefined,
    ) ?? own.find(({ format }) => format?.startsWith("int"));
  const found: EdgeDraft[] = [];
  const { lowest, aboveLowest, highest, belowHighest } = numberEdges(limits);
  const add = (low: boolean, inside: string, value: number | undefined): void => {
    const schema = states(low);
    if (schema === undefined || value === undefined) return;
    const keyword = statedBound(schema, low);
    found.push({
      name: `${keyword}${inside}`,
      ...writtenAt(bundle, schema, keyword),
      schema: { const: value },
    });
  };
  add(true, "", lowest);
  add(true, "/inside", aboveLowest);
  add(false, "", highest);
  add(false, "/inside", belowHighest);
  const typed = own.find(({ type }) => type !== undefined);
  if (typed !== undefined && isWithin(0, limits)) {
    found.push({ name: "zero", ...writtenAt(bundle, typed, "type"), schema: { const: 0 } });
  }
  return found;
}

function statedBound(schema: SchemaObject, low: boolean): Keyword {
  const keywords = low
    ? (["exclusiveMinimum", "minimum"] as const)
    : (["exclusiveMaximum", "maximum"] as const);
  const stated = keywords.find((keyword) => schema[keyword] !== undefined);
  return stated ?? "format";
}

function lengths(
  schemas: readonly SchemaObject[],
  own: readonly SchemaObject[],
  bundle: Bundle,
): EdgeDraft[] {
  const limits = stringLimits(schemas);
  const bounds = lengthBounds(limits);
  const pattern = own.find((schema) => schema.pattern !== undefined);
  const shortest = own.find((schema) => schema.minLength !== undefined) ?? pattern;
  const longest = own.find((schema) => schema.maxLength !== undefined) ?? pattern;
  if (bounds === undefined || bounds.min > bounds.max) return [];
  const found: EdgeDraft[] = [];
  const add = (
    schema: SchemaObject | undefined,
    keyword: "minLength" | "maxLength",
    inside: string,
    length: number,
  ): void => {
    if (schema === undefined || !Number.isFinite(length) || length > mostCharacters) return;
    const stated = schema[keyword] === undefined ? "pattern" : keyword;
    const name = stated === "pattern" ? `pattern/${keyword}${inside}` : `${keyword}${inside}`;
    found.push({
      name,
      ...writtenAt(bundle, schema, stated),
      schema: { type: ["string"], minLength: length, maxLength: length },
    });
  };
  add(shortest, "minLength", "", bounds.min);
  if (bounds.max > bounds.min) {
    if (bounds.max > bounds.min + 1) add(shortest, "minLength", "/inside", bounds.min + 1);
    if (bounds.max > bounds.min + 2) add(longest, "maxLength", "/inside", bounds.max - 1);
    add(longest, "maxLength", "", bounds.max);
  }
  return found;
}

const mostCharacters = 100_000;

/** A value as part of a name. */
function labelOf(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return jsonEquals(value, "") ? '""' : text.slice(0, 60);
}
