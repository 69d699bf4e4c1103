import type { JsonPointer } from "../core/json-pointer.js";

/** A schema that says something no validator can be made of, with its place in the root document. */
export class SchemaCompilationError extends Error {
  override readonly name = "SchemaCompilationError";

  constructor(
    readonly pointer: JsonPointer,
    readonly reason: string,
  ) {
    super(`the schema at ${pointer === "" ? "the document's root" : pointer} cannot be used: ${reason}`);
  }
}
