import { isJsonObject, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import { honourablePattern } from "./honourable-pattern.js";
import type { SchemaNote } from "./schema-object.js";
import { isKnownFormat } from "./string-formats.js";

/** Keywords that describe values or lead to schemas that do. */
const describing = [
  "$ref",
  "$dynamicRef",
  "$recursiveRef",
  "$defs",
  "definitions",
  "type",
  "enum",
  "const",
  "multipleOf",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "prefixItems",
  "items",
  "additionalItems",
  "contains",
  "minContains",
  "maxContains",
  "minItems",
  "maxItems",
  "uniqueItems",
  "unevaluatedItems",
  "properties",
  "patternProperties",
  "additionalProperties",
  "propertyNames",
  "required",
  "unevaluatedProperties",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "dependentSchemas",
  "dependencies",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
];
/** Keywords that name or annotate, of JSON Schema and of OpenAPI. */
const annotating = [
  "$schema",
  "$id",
  "id",
  "$anchor",
  "$dynamicAnchor",
  "$recursiveAnchor",
  "$vocabulary",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "example",
  "deprecated",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
  "xml",
  "discriminator",
  "externalDocs",
  "nullable",
];
const known = new Set([...describing, ...annotating]);

/** What a schema object says that we cannot hold a value to: formats and keywords that we do not know. */
export function noteUnhonoured(schema: JsonObject, pointer: JsonPointer): SchemaNote[] {
  const keywords = Object.keys(schema)
    .filter((keyword) => !known.has(keyword) && !keyword.startsWith("x-"))
    .map((keyword) => ({
      pointer: pointerTo(pointer, keyword),
      keyword,
      why: "no such keyword in draft 2020-12",
    }));
  const notes = [...keywords, ...notePatterns(schema, pointer)];
  const format = schema["format"];
  if (typeof format !== "string" || isKnownFormat(format)) return notes;
  const why = `the format ${JSON.stringify(format)} is not one that is checked`;
  return [...notes, { pointer: pointerTo(pointer, "format"), keyword: "format", why }];
}

function notePatterns(schema: JsonObject, pointer: JsonPointer): SchemaNote[] {
  const { pattern, patternProperties } = schema;
  const why = (text: unknown) => `${JSON.stringify(text)} is no ECMA-262 regular expression`;
  const own =
    pattern === undefined || honourablePattern(pattern) !== undefined
      ? []
      : [{ pointer: pointerTo(pointer, "pattern"), keyword: "pattern", why: why(pattern) }];
  const names = isJsonObject(patternProperties) ? Object.keys(patternProperties) : [];
  const others = names
    .filter((name) => honourablePattern(name) === undefined)
    .map((name) => ({
      pointer: pointerTo(pointer, "patternProperties", name),
      keyword: "patternProperties",
      why: why(name),
    }));
  return [...own, ...others];
}
