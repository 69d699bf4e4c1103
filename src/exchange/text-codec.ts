import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { type Codec, type Decoded, textOf, utf8 } from "./codec.js";
import { mostSpecific, readScalar, scalarText } from "./scalar-text.js";
import { shapeOf } from "./schema-shape.js";

/** Text in UTF-8; read by the schema's type. */
export const textCodec: Codec = {
  write: (value: Json) => utf8(scalarText(value)),
  read(bytes: Uint8Array, schema?: SchemaAt): Decoded {
    const text = textOf(bytes);
    if (text === undefined) return { kind: "malformed", reason: "the body is not UTF-8" };
    const shape = schema === undefined ? undefined : shapeOf(schema);
    return { kind: "value", value: readScalar(text, shape, mostSpecific) };
  },
};

/** Bytes as they are; a string holds one byte in each character (Latin-1). */
export const binaryCodec: Codec = {
  write: (value: Json) => new Uint8Array(Buffer.from(scalarText(value), "latin1")),
  read: (bytes: Uint8Array) => ({ kind: "value", value: Buffer.from(bytes).toString("latin1") }),
};
