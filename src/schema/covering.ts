import type { Source } from "./expand-alternatives.js";
import { patternOf } from "./pattern-of.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/** Everything that must hold of the member of a name, by the sources of an object. */
export function memberSchemas(sources: readonly Source[], name: string): Schema[] {
  return sources.flatMap((source) => {
    const { schema } = source;
    const declared = declaring(schema, name);
    const schemas = [...declared];
    if (declared.length === 0 && schema.additionalProperties !== undefined)
      schemas.push(schema.additionalProperties);
    const { unevaluatedProperties } = schema;
    if (unevaluatedProperties !== undefined && !isEvaluated(sources, schema, name))
      schemas.push(unevaluatedProperties);
    return schemas;
  });
}

/** What a schema object itself says of the member of a name, by name or pattern. */
export function declaring({ properties, patternProperties }: SchemaObject, name: string): Schema[] {
  const found: Schema[] = [];
  const byName = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (byName !== undefined) found.push(byName);
  for (const [pattern, schema] of Object.entries(patternProperties ?? {})) {
    if (patternOf(pattern).test(name)) found.push(schema);
  }
  return found;
}

function isEvaluated(sources: readonly Source[], by: SchemaObject, name: string): boolean {
  return sources.some(({ schema, ancestors }) => {
    if (schema !== by && !ancestors.includes(by)) return false;
    if (declaring(schema, name).length > 0 || schema.additionalProperties !== undefined) return true;
    return schema !== by && schema.unevaluatedProperties !== undefined;
  });
}

/** Everything that must hold of the item at a position, by the sources of an array. */
export function itemSchemas(sources: readonly Source[], index: number): Schema[] {
  return sources.flatMap(({ schema }) => {
    const { prefixItems = [], items, unevaluatedItems } = schema;
    const own = index < prefixItems.length ? prefixItems[index] : items;
    const schemas: Schema[] = own === undefined ? [] : [own];
    if (unevaluatedItems !== undefined && !isItemEvaluated(sources, schema, index))
      schemas.push(unevaluatedItems);
    return schemas;
  });
}

function isItemEvaluated(sources: readonly Source[], by: SchemaObject, index: number): boolean {
  return sources.some(({ schema, ancestors }) => {
    if (schema !== by && !ancestors.includes(by)) return false;
    if (schema.items !== undefined || index < (schema.prefixItems?.length ?? 0)) return true;
    return schema !== by && schema.unevaluatedItems !== undefined;
  });
}

/** The keyword `contains` of sources, and whether what matches it counts as evaluated for others. */
export function longestPrefix(sources: readonly Source[]): number {
  return Math.max(0, ...sources.map(({ schema }) => schema.prefixItems?.length ?? 0));
}
