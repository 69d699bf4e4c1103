import type { Operation, SchemaAt } from "../model.js";

/** The schemas of an operation's successful answers. */
export function successSchemas(operation: Operation): SchemaAt[] {
  return operation.responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ media }) => media.flatMap(({ schema }) => schema ?? []));
}
