import type { JsonPointer } from "../core/json-pointer.js";
import type { Operation, SchemaAt } from "../documents/model.js";
import { compiledSchema } from "./compile-validator.js";
import { SchemaCompilationError } from "./schema-compilation-error.js";

/** A schema that no value can be judged by, with its place in the description. */
export interface SchemaProblem {
  readonly pointer: JsonPointer;
  readonly reason: string;
}

/** Every schema that no validator can be made of; each is named once. */
export function schemaProblems(schemas: readonly SchemaAt[]): SchemaProblem[] {
  const found = new Map<string, SchemaProblem>();
  for (const schema of schemas) {
    try {
      compiledSchema(schema);
    } catch (error) {
      if (!(error instanceof SchemaCompilationError)) throw error;
      const { pointer, reason } = error;
      found.set(`${pointer} ${reason}`, { pointer, reason });
    }
  }
  return [...found.values()];
}

/** Every schema of an operation. */
export function schemasOf({ parameters, body, responses }: Operation): SchemaAt[] {
  const described = [
    ...(body?.media ?? []),
    ...responses.flatMap(({ media, headers }) => [...media, ...headers]),
  ];
  return [
    ...parameters.map(({ schema }) => schema),
    ...described.flatMap(({ schema }) => (schema === undefined ? [] : [schema])),
  ];
}
