import type { Parameter, ResponseHeader, SchemaAt } from "../documents/model.js";

/** A response header as a parameter: it is written as a simple one, see https://spec.openapis.org/oas/v3.1.1#header-object. */
export function headerParameter({ name, pointer, required }: ResponseHeader, schema: SchemaAt): Parameter {
  return {
    ...{ name, in: "header", style: "simple", explode: false, allowReserved: false },
    ...{ pointer, schema, required, examples: [] },
  };
}
