import type { Json } from "../core/json.js";
import type { SchemaShape } from "../exchange/schema-shape.js";
import { readXmlDocument } from "../exchange/xml-read.js";
import { parseXml } from "../exchange/xml-tree.js";

/** Reads XML by its schema's shape; throws where it is malformed, another document, or declares a document type. */
export function readXml(text: string, shape: SchemaShape | undefined): Json {
  const tree = parseXml(text);
  if (tree.kind === "malformed") throw new Error(tree.reason);
  const read = readXmlDocument(tree.root, shape);
  if (read.kind !== "value") throw new Error(read.reason);
  // A document type declaration has no place in an answer.
  if (tree.notes.length > 0) throw new Error(tree.notes.join("; "));
  return read.value;
}
