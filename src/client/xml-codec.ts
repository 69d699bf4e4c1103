import type { Json, JsonObject } from "../core/json.js";
import { utf8 } from "../exchange/codec.js";
import { xmlCodec as byteCodec } from "../exchange/xml-codec.js";
import type { SchemaCodec } from "./api-data.js";

export type { JsonObject } from "../core/json.js";

/**
 * Writes and reads XML by the schemas of a provider's description.
 *
 * @param root - the part of the description that holds the schemas, each at its own place
 */
export function xmlCodec(root: JsonObject): SchemaCodec {
  return {
    encode: (value, pointer) => new TextDecoder().decode(byteCodec.write(asJson(value), { root, pointer })),
    decode: (text, pointer) => {
      const read = byteCodec.read(utf8(text), { root, pointer });
      if (read.kind !== "value") throw new Error(read.reason);
      // A document type declaration has no place in an answer.
      if (read.notes !== undefined) throw new Error(read.notes.join("; "));
      return read.value;
    },
  };
}

/** Members that are `undefined` and dates become what JSON makes of them. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
