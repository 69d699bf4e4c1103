import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { type Codec, type Decoded, textOf, utf8 } from "./codec.js";
import { mostSpecific, readScalar, scalarText } from "./scalar-text.js";
import { type SchemaShape, shapeOf } from "./schema-shape.js";

/** Text in UTF-8; read by the schema's type. */
export const textCodec: Codec = {
  write: (value: Json) => utf8(scalarText(value)),
  read(bytes: Uint8Array, schema?: SchemaAt): Decoded {
    const text = textOf(bytes);
    if (text === undefined) return { kind: "malformed", reason: "the body is not UTF-8" };
    const shape = schema === undefined ? undefined : shapeOf(schema);
    return { kind: "value", value: structureIn(text, shape) ?? readScalar(text, shape, mostSpecific) };
  },
};

/** Bytes as they are; a string holds one byte in each character (Latin-1). */
export const binaryCodec: Codec = {
  // The bytes of a structure are its JSON in UTF-8.
  write: (value: Json) =>
    new Uint8Array(Buffer.from(scalarText(value), typeof value === "string" ? "latin1" : "utf8")),
  read(bytes: Uint8Array, schema?: SchemaAt) {
    const text = Buffer.from(bytes).toString("latin1");
    const shape = schema === undefined ? undefined : shapeOf(schema);
    return { kind: "value", value: structureIn(textOf(bytes) ?? text, shape) ?? text };
  },
};

/** The JSON in a text that is described as nothing but a structure: some APIs send it under another media type. */
function structureIn(text: string, shape: SchemaShape | undefined): Json | undefined {
  const types = [...(shape?.types ?? [])];
  if (types.length === 0 || !types.every((type) => type === "object" || type === "array" || type === "null"))
    return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
