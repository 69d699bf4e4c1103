import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { utf8 } from "../exchange/codec.js";
import { xmlCodec } from "../exchange/xml-codec.js";

/** Reads XML by its schema; throws where it is malformed, another document, or declares a document type. */
export function readXml(text: string, schema: SchemaAt): Json {
  const read = xmlCodec.read(utf8(text), schema);
  if (read.kind !== "value") throw new Error(read.reason);
  // A document type declaration has no place in an answer.
  if (read.notes !== undefined) throw new Error(read.notes.join("; "));
  return read.value;
}
