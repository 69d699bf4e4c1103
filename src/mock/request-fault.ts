import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Parameter, SchemaAt } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import { jsonCodec } from "../exchange/json-codec.js";
import { xmlCodec } from "../exchange/xml-codec.js";
import { compiledSchema } from "../schema/compile-validator.js";
import type { Prism } from "./prism.js";

/** What of a request breaks its description. */
export interface RequestFault {
  readonly what: string;
  /** Absent where it is the body. */
  readonly parameter?: Parameter;
}

/**
 * What of a request breaks its description, or `undefined`.
 *
 * Parameters and body are judged by our own validators. Prism judges the body as well, and what either
 * refuses is refused: Prism takes every value where it cannot compile a schema, so alone it would not do.
 */
export function requestFault(
  operation: Operation,
  value: RequestValue,
  prism: Prism,
): RequestFault | undefined {
  for (const parameter of operation.parameters) {
    const { name, in: where, required, schema } = parameter;
    const given = Object.hasOwn(value[where], name) ? value[where][name] : undefined;
    if (given === undefined) {
      if (required) return { parameter, what: `${where} parameter ${name} is required` };
    } else if (!compiledSchema(schema).isValid(given))
      return { parameter, what: `${where} parameter ${name} breaks its schema` };
  }
  const { body } = operation;
  if (body === undefined) return undefined;
  if (value.body?.kind !== "value") return body.required ? { what: "a body is required" } : undefined;
  const { mediaType, value: data } = value.body;
  const schema = body.media.find((media) => media.mediaType === mediaType)?.schema;
  if (schema === undefined) return undefined;
  // Prism takes a form for text, which it would read once more.
  const readsAlike = codecFor(mediaType) === jsonCodec || codecFor(mediaType) === xmlCodec;
  const what =
    bodyFault(schema, data) ?? (readsAlike ? prism.bodyFault(operation, mediaType, data) : undefined);
  return what === undefined ? undefined : { what };
}

function bodyFault(schema: SchemaAt, data: Json): string | undefined {
  return compiledSchema(schema).isValid(data) ? undefined : "the body breaks its schema";
}
