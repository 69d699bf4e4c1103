import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { type Codec, type Decoded, textOf, utf8 } from "./codec.js";
import { shapeOf } from "./schema-shape.js";
import { readXmlDocument } from "./xml-read.js";
import { parseXml } from "./xml-tree.js";
import { writeXml } from "./xml-write.js";

/**
 * XML 1.0 as data, by the OpenAPI `xml` object. Elements and attributes that the schema does not declare are
 * kept: an undeclared attribute `a` as `@a`, text beside child elements as `#text`.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#xml-object
 */
export const xmlCodec: Codec = {
  write(value: Json, schema?: SchemaAt): Uint8Array {
    return utf8(writeXml(value, schema === undefined ? undefined : shapeOf(schema)));
  },
  read(bytes: Uint8Array, schema?: SchemaAt): Decoded {
    const text = textOf(bytes);
    if (text === undefined) return { kind: "malformed", reason: "the body is not UTF-8" };
    if (text.trim() === "") return { kind: "malformed", reason: "the body is empty where XML is expected" };
    const tree = parseXml(text);
    if (tree.kind === "malformed") return tree;
    const read = readXmlDocument(tree.root, schema === undefined ? undefined : shapeOf(schema));
    if (read.kind !== "value" || tree.notes.length === 0) return read;
    return { ...read, notes: tree.notes };
  },
};
