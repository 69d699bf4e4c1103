import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element with its namespace resolved, or the text that it holds. */
export interface XmlElement {
  readonly name: string;
  /** Undefined where no namespace is declared. */
  readonly namespace: string | undefined;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
});

/** The document element of an XML text, or what is wrong with it. */
export function parseXml(bytes: Buffer): XmlElement | "malformed" {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // Declarations of entities have no place here, and expanding them is a known danger.
    if (/<!DOCTYPE|<!ENTITY/i.test(text) || XMLValidator.validate(text) !== true) return "malformed";
    const nodes: unknown = parser.parse(text);
    const roots = elementsOf(nodes, new Map());
    return roots.length === 1 && roots[0] !== undefined ? roots[0] : "malformed";
  } catch {
    return "malformed";
  }
}

type Scope = ReadonlyMap<string, string>;

function elementsOf(nodes: unknown, scope: Scope): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== "object" || node === null) return [];
    const name = Object.keys(node).find((key) => key !== ":@");
    if (name === undefined || name.startsWith("#") || name.startsWith("?")) return [];
    return [elementOf(name, Reflect.get(node, name), Reflect.get(node, ":@"), scope)];
  });
}

function elementOf(tag: string, content: unknown, attributes: unknown, outer: Scope): XmlElement {
  const scope = new Map(outer);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key === "xmlns") scope.set("", String(value));
    else if (key.startsWith("xmlns:")) scope.set(key.slice(6), String(value));
  }
  const [prefix = "", local] = tag.includes(":") ? tag.split(":") : ["", tag];
  return {
    name: local ?? tag,
    namespace: scope.get(prefix),
    text: textOf(content),
    children: elementsOf(content, scope),
  };
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content
    .map((node: unknown) =>
      typeof node === "object" && node !== null ? String(Reflect.get(node, "#text") ?? "") : "",
    )
    .join("");
}

/** Writes a text so that XML shows it as it is; what XML cannot hold becomes a question mark. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** The first element of that name inside another. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}
