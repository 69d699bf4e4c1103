import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import { honourablePattern } from "./honourable-pattern.js";
import { SchemaCompilationError } from "./schema-compilation-error.js";
import type { Schema, SchemaObject, TypeName } from "./schema-object.js";
import { isKnownFormat } from "./string-formats.js";

/** How a keyword's value turns into our one form: given the value and the place that it stands at. */
export type Normalise = (value: Json, pointer: JsonPointer) => Schema;

const numbers = ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
const counts = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "minContains",
  "maxContains",
] as const;
const single = [
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "additionalProperties",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;
const lists = ["allOf", "anyOf", "oneOf"] as const;
const maps = ["properties", "dependentSchemas"] as const;
const typeNames: readonly string[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/** A normalised schema and, where a keyword was spelt otherwise in the document, that spelling. */
export interface Normalised {
  readonly schema: SchemaObject;
  readonly spelling: Readonly<Record<string, string>>;
}

/**
 * Rewrites one schema object, all its subschemas included, to the one form of {@link SchemaObject}; references
 * are left to the caller.
 *
 * @throws SchemaCompilationError where a keyword's value is of the wrong kind.
 */
export function normaliseSchema(raw: JsonObject, pointer: JsonPointer, child: Normalise): Normalised {
  const keywords: Record<string, unknown> = {};
  const spelling: Record<string, string> = {};
  const reading: Reading = { raw, pointer, child, keywords, spelling };
  readValues(reading);
  readNumbers(reading);
  readSubschemas(reading);
  readItems(reading);
  readDependencies(reading);
  // Every member was checked as it was read; the record only loses the link between name and kind.
  return { schema: keywords as SchemaObject, spelling };
}

interface Reading {
  readonly raw: JsonObject;
  readonly pointer: JsonPointer;
  readonly child: Normalise;
  readonly keywords: Record<string, unknown>;
  readonly spelling: Record<string, string>;
}

function readValues({ raw, pointer, keywords }: Reading): void {
  const { type, format, pattern, required, uniqueItems } = raw;
  if (type !== undefined) keywords["type"] = typeList(type, pointerTo(pointer, "type"));
  if (raw["const"] !== undefined) keywords["const"] = raw["const"];
  if (raw["default"] !== undefined) keywords["default"] = raw["default"];
  if (raw["enum"] !== undefined) keywords["enum"] = arrayOf(raw["enum"], pointerTo(pointer, "enum"));
  if (typeof format === "string" && isKnownFormat(format)) keywords["format"] = format;
  if (uniqueItems === true) keywords["uniqueItems"] = true;
  const honourable = pattern === undefined ? undefined : honourablePattern(pattern);
  if (honourable !== undefined) keywords["pattern"] = honourable;
  if (Array.isArray(required)) keywords["required"] = nameList(required, pointerTo(pointer, "required"));
}

function readNumbers({ raw, pointer, keywords }: Reading): void {
  for (const keyword of [...numbers, ...counts]) {
    const value = raw[keyword];
    if (value === undefined || typeof value === "boolean") continue;
    if (typeof value !== "number")
      throw new SchemaCompilationError(pointerTo(pointer, keyword), "it is no number");
    keywords[keyword] = value;
  }
  // Draft 4: a boolean says that the bound beside it is exclusive.
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (raw[flag] !== true || typeof raw[bound] !== "number") continue;
    keywords[flag] = raw[bound];
    delete keywords[bound];
  }
}

function readSubschemas({ raw, pointer, child, keywords }: Reading): void {
  for (const keyword of single) {
    if (raw[keyword] !== undefined) keywords[keyword] = child(raw[keyword], pointerTo(pointer, keyword));
  }
  for (const keyword of lists) {
    const list = raw[keyword];
    if (list === undefined) continue;
    keywords[keyword] = schemaList(list, pointerTo(pointer, keyword), child);
  }
  for (const keyword of maps) {
    if (raw[keyword] !== undefined)
      keywords[keyword] = schemaMap(raw[keyword], pointerTo(pointer, keyword), child);
  }
  if (raw["patternProperties"] !== undefined) {
    const at = pointerTo(pointer, "patternProperties");
    const byPattern = Object.entries(schemaMap(raw["patternProperties"], at, child));
    keywords["patternProperties"] = Object.fromEntries(
      byPattern.flatMap(([pattern, schema]) => {
        const honourable = honourablePattern(pattern);
        return honourable === undefined ? [] : [[honourable, schema] as const];
      }),
    );
  }
  if (raw["if"] === undefined) for (const keyword of ["then", "else"]) delete keywords[keyword];
  if (raw["contains"] === undefined)
    for (const keyword of ["minContains", "maxContains"]) delete keywords[keyword];
}

/** `items` as a list with `additionalItems`, as drafts before 2020-12 wrote it, becomes `prefixItems` with `items`. */
function readItems({ raw, pointer, child, keywords, spelling }: Reading): void {
  const { prefixItems, items, additionalItems } = raw;
  if (prefixItems !== undefined) {
    keywords["prefixItems"] = schemaList(prefixItems, pointerTo(pointer, "prefixItems"), child);
  }
  if (Array.isArray(items)) {
    keywords["prefixItems"] = schemaList(items, pointerTo(pointer, "items"), child);
    spelling["prefixItems"] = "items";
    if (additionalItems === undefined) return;
    keywords["items"] = child(additionalItems, pointerTo(pointer, "additionalItems"));
    spelling["items"] = "additionalItems";
  } else if (items !== undefined) {
    keywords["items"] = child(items, pointerTo(pointer, "items"));
  }
}

/** `dependencies`, as drafts before 2019-09 wrote it, becomes `dependentRequired` and `dependentSchemas`. */
function readDependencies({ raw, pointer, child, keywords, spelling }: Reading): void {
  const required: [string, readonly string[]][] = [];
  const schemas: [string, Schema][] = [];
  for (const [keyword, value] of [
    ["dependentRequired", raw["dependentRequired"]],
    ["dependencies", raw["dependencies"]],
  ] as const) {
    if (value === undefined) continue;
    const at = pointerTo(pointer, keyword);
    if (!isJsonObject(value)) throw new SchemaCompilationError(at, "it is no object");
    for (const [name, dependency] of Object.entries(value)) {
      if (Array.isArray(dependency)) required.push([name, nameList(dependency, pointerTo(at, name))]);
      else if (dependency !== undefined) schemas.push([name, child(dependency, pointerTo(at, name))]);
    }
    if (keyword === "dependencies") spelling["dependentRequired"] = spelling["dependentSchemas"] = keyword;
  }
  if (required.length > 0) keywords["dependentRequired"] = Object.fromEntries(required);
  if (schemas.length > 0) {
    keywords["dependentSchemas"] = {
      ...(keywords["dependentSchemas"] as object),
      ...Object.fromEntries(schemas),
    };
  }
}

function typeList(type: Json, at: JsonPointer): TypeName[] {
  const names = Array.isArray(type) ? type : [type];
  const unknown = names.find((name) => typeof name !== "string" || !typeNames.includes(name));
  if (unknown !== undefined)
    throw new SchemaCompilationError(at, `there is no type ${JSON.stringify(unknown)}`);
  return names as TypeName[];
}

function arrayOf(value: Json, at: JsonPointer): readonly Json[] {
  if (!Array.isArray(value)) throw new SchemaCompilationError(at, "it is no list");
  return value;
}

function nameList(value: Json, at: JsonPointer): string[] {
  return arrayOf(value, at).map((name) => {
    if (typeof name !== "string") throw new SchemaCompilationError(at, "it is no list of names");
    return name;
  });
}

function schemaList(value: Json, at: JsonPointer, child: Normalise): Schema[] {
  return arrayOf(value, at).map((item, i) => child(item, pointerTo(at, i)));
}

function schemaMap(value: Json, at: JsonPointer, child: Normalise): Record<string, Schema> {
  if (!isJsonObject(value)) throw new SchemaCompilationError(at, "it is no object");
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, schema]) =>
      schema === undefined ? [] : [[name, child(schema, pointerTo(at, name))] as const],
    ),
  );
}
