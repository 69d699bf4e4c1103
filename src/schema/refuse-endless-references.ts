import { type Bundle, keywordPointer } from "./bundle-schema.js";
import { SchemaCompilationError } from "./schema-compilation-error.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/**
 * Refuses schemas that refer back to themselves for the very same value: nothing would ever end judging it.
 * Recursion into members and items is fine, since values end.
 *
 * @throws SchemaCompilationError that names the reference.
 */
export function refuseEndlessReferences(bundle: Bundle): void {
  const finished = new Set<SchemaObject>();
  const open = new Set<SchemaObject>();
  const visit = (schema: Schema, from: SchemaObject | undefined): void => {
    if (typeof schema === "boolean" || finished.has(schema)) return;
    if (open.has(schema)) {
      const pointer = from === undefined ? "" : keywordPointer(bundle, from, "$ref");
      throw new SchemaCompilationError(pointer, "it refers back to itself for the same value, without end");
    }
    open.add(schema);
    for (const next of inPlace(bundle, schema)) visit(next, schema);
    open.delete(schema);
    finished.add(schema);
  };
  for (const schema of bundle.definitions.values()) visit(schema, undefined);
}

function inPlace({ definitions }: Bundle, schema: SchemaObject): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [], not, dependentSchemas = {} } = schema;
  const target = $ref === undefined ? undefined : definitions.get($ref);
  const single = [target, not, schema.if, schema.then, schema.else].filter((one) => one !== undefined);
  return [...single, ...allOf, ...anyOf, ...oneOf, ...Object.values(dependentSchemas)];
}
