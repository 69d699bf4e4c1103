import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { listOf, objectOf, textsOf } from "../read-members.js";
import { followed } from "../reference.js";
import type { InputNames } from "./scope.js";

/** No inputs at all. */
const none: InputNames = { declared: new Set(), required: new Set(), open: false };

/** What the JSON Schema of a workflow's inputs says of their names. */
export function inputNames(root: JsonObject, schema: Json | undefined): InputNames {
  if (schema === undefined || schema === false) return none;
  const parts = partsOf(root, schema);
  return {
    declared: new Set(parts.flatMap((part) => Object.keys(objectOf(part, "properties") ?? {}))),
    required: new Set(certainParts(root, schema).flatMap((part) => textsOf(part, "required"))),
    open: schema === true || parts.some(letsOthersIn),
  };
}

/** The `default` of every input that has one. */
export function inputDefaults(root: JsonObject, schema: Json | undefined): Readonly<Record<string, Json>> {
  const defaults: Record<string, Json> = {};
  for (const part of schema === undefined ? [] : certainParts(root, schema))
    for (const [name, property] of Object.entries(objectOf(part, "properties") ?? {})) {
      const { value } = followed(root, property);
      if (isJsonObject(value) && value["default"] !== undefined) define(defaults, name, value["default"]);
    }
  return defaults;
}

/** A name may be `__proto__`, which assignment would not make a member. */
function define(object: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}

/** The schemas that hold together with one, itself first. */
function certainParts(root: JsonObject, schema: Json): JsonObject[] {
  return gather(root, schema, (part) => listOf(part, "allOf"));
}

/** Those too that may hold with it. */
function partsOf(root: JsonObject, schema: Json): JsonObject[] {
  return gather(root, schema, (part) => [
    ...["allOf", "anyOf", "oneOf"].flatMap((name) => listOf(part, name)),
    ...["if", "then", "else"].map((name) => objectOf(part, name) ?? null),
    ...Object.values(objectOf(part, "dependentSchemas") ?? {}).filter(isJsonObject),
  ]);
}

function gather(root: JsonObject, schema: Json, next: (part: JsonObject) => readonly Json[]): JsonObject[] {
  const found: JsonObject[] = [];
  const seen = new Set<Json>();
  const visit = (node: Json): void => {
    if (!isJsonObject(node) || seen.has(node)) return;
    seen.add(node);
    found.push(node);
    if (typeof node["$ref"] === "string") visit(followed(root, node).value ?? null);
    for (const part of next(node)) visit(part);
  };
  visit(schema);
  return found;
}

function letsOthersIn(part: JsonObject): boolean {
  const { additionalProperties, patternProperties } = part;
  return (
    patternProperties !== undefined || (additionalProperties !== undefined && additionalProperties !== false)
  );
}
