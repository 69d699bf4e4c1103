import type { Json } from "../core/json.js";
import { writeXml } from "../exchange/xml-write.js";
import type { SchemaCodec } from "./api-data.js";
import { type ShapeTable, shapeFrom } from "./shape-data.js";

export type { ShapeTable } from "./shape-data.js";

/**
 * Writes and reads XML by the schemas of a provider's description. What reads is loaded with the first answer.
 *
 * @param table - the shapes of the schemas, as they were when the client was generated
 */
export function xmlCodec(table: ShapeTable): SchemaCodec {
  return {
    encode: (value, pointer) => writeXml(asJson(value), shapeFrom(table, pointer)),
    decode: async (text, pointer) => {
      const { readXml } = await import("./read-xml.js");
      return readXml(text, shapeFrom(table, pointer));
    },
  };
}

/** Members that are `undefined` and dates become what JSON makes of them. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
