import { XMLParser, XMLValidator } from "fast-xml-parser";

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

/** Stands before every name, for the parser refuses names such as `constructor` as keys of its objects. */
const MARK = "-";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: MARK,
  // Empty elements pass here twice; no name begins with the mark by itself.
  transformTagName: (name) => (name.startsWith(MARK) ? name : MARK + name),
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: "#cdata",
  commentPropName: "#comment",
  // Entities are decoded here, and only those that XML itself defines: a DTD's are never expanded.
  processEntities: false,
  maxNestedTags: 1000,
});

/** Characters that XML 1.0 cannot hold, escaped or not. */
export const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

class Malformed extends Error {}

/** Parses a document strictly, without ever expanding or fetching what a DTD declares. */
export function parseXml(text: string): XmlTree {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    return {
      kind: "malformed",
      reason: `${verdict.err.msg} (line ${verdict.err.line}, column ${verdict.err.col})`,
    };
  }
  if (NOT_XML.test(text)) return { kind: "malformed", reason: "a character that XML does not allow" };
  // The parser drops what stands behind the root; only white space may.
  if (text.slice(text.lastIndexOf(">") + 1).trim() !== "") {
    return { kind: "malformed", reason: "text stands behind the root element" };
  }
  const hasDtd = /<!DOCTYPE/i.test(text);
  try {
    const nodes = readNodes(parser.parse(text), hasDtd);
    const [root, ...others] = nodes.children;
    if (root === undefined) return { kind: "malformed", reason: "there is no root element" };
    if (others.length > 0 || nodes.text.trim() !== "") {
      return { kind: "malformed", reason: "there is more than one root element, or text beside it" };
    }
    return { kind: "document", root, notes: hasDtd ? ["the document type declaration was ignored"] : [] };
  } catch (error) {
    return { kind: "malformed", reason: error instanceof Error ? error.message : String(error) };
  }
}

function readNodes(nodes: unknown, hasDtd: boolean): Pick<XmlElement, "children" | "text"> {
  const children: XmlElement[] = [];
  let text = "";
  for (const node of isList(nodes) ? nodes : []) {
    for (const [name, content] of Object.entries(node)) {
      if (name === ":@" || name === "#comment") continue;
      if (name === "#text") text += decodeReferences(String(content), hasDtd);
      else if (name === "#cdata") text += rawText(content);
      else children.push(readElement(name.slice(MARK.length), content, { attributes: node[":@"], hasDtd }));
    }
  }
  return { children, text };
}

function readElement(
  name: string,
  content: unknown,
  { attributes, hasDtd }: { readonly attributes: unknown; readonly hasDtd: boolean },
): XmlElement {
  const pairs = typeof attributes === "object" && attributes !== null ? Object.entries(attributes) : [];
  const decoded = pairs.map(([key, value]): [string, string] => {
    if (String(value).includes("<")) throw new Malformed("an attribute holds a raw <");
    return [key.slice(MARK.length), decodeReferences(String(value), hasDtd)];
  });
  return { name, attributes: new Map(decoded), ...readNodes(content, hasDtd) };
}

function rawText(content: unknown): string {
  return isList(content) ? content.map((node) => String(node["#text"] ?? "")).join("") : "";
}

function decodeReferences(text: string, hasDtd: boolean): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&\s]*);?/g, (reference, name: string) => {
    if (!reference.endsWith(";")) throw new Malformed(`${reference} is no complete reference`);
    const known = PREDEFINED.get(name) ?? characterOf(name);
    if (known !== undefined) return known;
    if (hasDtd && !name.startsWith("#")) return reference;
    throw new Malformed(`the entity ${reference} is not declared`);
  });
}

function characterOf(name: string): string | undefined {
  const match = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return NOT_XML.test(character) ? undefined : character;
}

function isList(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value);
}
