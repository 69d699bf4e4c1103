import type { Json, JsonObject } from "../core/json.js";
import { shapeOf } from "../exchange/schema-shape.js";
import { writeXml } from "../exchange/xml-write.js";
import type { SchemaCodec } from "./api-data.js";

export type { JsonObject } from "../core/json.js";

/**
 * Writes and reads XML by the schemas of a provider's description. What reads is loaded with the first answer.
 *
 * @param root - the part of the description that holds the schemas, each at its own place
 */
export function xmlCodec(root: JsonObject): SchemaCodec {
  return {
    encode: (value, pointer) => writeXml(asJson(value), shapeOf({ root, pointer })),
    decode: async (text, pointer) => {
      const { readXml } = await import("./read-xml.js");
      return readXml(text, { root, pointer });
    },
  };
}

/** Members that are `undefined` and dates become what JSON makes of them. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
