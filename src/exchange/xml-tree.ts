/// <reference path="./parse-xml-browser.d.ts" />
import type { XmlElement as ParsedElement, XmlNode } from "@rgrove/parse-xml";
// A CommonJS module, of which Node sees the whole as its default export.
import parsing from "@rgrove/parse-xml/dist/browser.js";
import { NOT_XML } from "./xml-characters.js";

/** One element of an XML document, with character references decoded. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All character data directly inside, joined. */
  readonly text: string;
}

/** A document, or why it is not well-formed. */
export type XmlTree =
  | { readonly kind: "document"; readonly root: XmlElement; readonly notes: readonly string[] }
  | { readonly kind: "malformed"; readonly reason: string };

/** Parses a document strictly, without ever expanding or fetching what a DTD declares. */
export function parseXml(text: string): XmlTree {
  if (NOT_XML.test(text)) return { kind: "malformed", reason: "a character that XML does not allow" };
  const hasDtd = /<!DOCTYPE/i.test(text);
  try {
    // A reference to what a DTD declares stays as it is written; without a DTD it is a mistake.
    const { root } = parsing.parseXml(text, { ignoreUndefinedEntities: hasDtd });
    if (root === null) return { kind: "malformed", reason: "there is no root element" };
    const notes = hasDtd ? ["the document type declaration was ignored"] : [];
    return { kind: "document", root: elementOf(root), notes };
  } catch (error) {
    return { kind: "malformed", reason: reasonOf(error) };
  }
}

function elementOf({ name, attributes, children }: ParsedElement): XmlElement {
  return {
    name,
    attributes: new Map(Object.entries(attributes)),
    children: children.filter(isElement).map(elementOf),
    text: children.map((node) => (isText(node) ? node.text : "")).join(""),
  };
}

function isElement(node: XmlNode): node is ParsedElement {
  return node.type === "element";
}

function isText(node: XmlNode): node is XmlNode & { readonly text: string } {
  return node.type === "text" && "text" in node;
}

/** The parser's first line; those behind it quote the document. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return "elements are nested too deeply";
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
