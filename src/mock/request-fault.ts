import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, SchemaAt } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import { jsonCodec } from "../exchange/json-codec.js";
import { xmlCodec } from "../exchange/xml-codec.js";
import { compiledSchema } from "../schema/compile-validator.js";
import type { Prism } from "./prism.js";

/**
 * What of a request breaks its description, or `undefined`.
 *
 * Parameters and body are judged by our own validators. Prism judges the body as well, and what either
 * refuses is refused: Prism takes every value where it cannot compile a schema, so alone it would not do.
 */
export function requestFault(operation: Operation, value: RequestValue, prism: Prism): string | undefined {
  for (const { name, in: where, required, schema } of operation.parameters) {
    const given = Object.hasOwn(value[where], name) ? value[where][name] : undefined;
    if (given === undefined) {
      if (required) return `${where} parameter ${name} is required`;
    } else if (!compiledSchema(schema).isValid(given)) return `${where} parameter ${name} breaks its schema`;
  }
  const { body } = operation;
  if (body === undefined) return undefined;
  if (value.body?.kind !== "value") return body.required ? "a body is required" : undefined;
  const { mediaType, value: data } = value.body;
  const schema = body.media.find((media) => media.mediaType === mediaType)?.schema;
  if (schema === undefined) return undefined;
  // Prism takes a form for text, which it would read once more.
  const readsAlike = codecFor(mediaType) === jsonCodec || codecFor(mediaType) === xmlCodec;
  return bodyFault(schema, data) ?? (readsAlike ? prism.bodyFault(operation, mediaType, data) : undefined);
}

function bodyFault(schema: SchemaAt, data: Json): string | undefined {
  return compiledSchema(schema).isValid(data) ? undefined : "the body breaks its schema";
}
