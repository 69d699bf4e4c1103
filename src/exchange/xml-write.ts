import { isJsonObject, type Json } from "../core/json.js";
import { scalarText } from "./scalar-text.js";
import type { SchemaShape } from "./schema-shape.js";
import { UnwritableValue } from "./unsendable.js";
import { NOT_XML } from "./xml-characters.js";
import { elementName, isArrayShape, itemName, rootName } from "./xml-names.js";

const XML_NAME = /^[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?$/u;

/** Writes a value as an XML document by the shape of its schema, without a declaration (UTF-8 is the default). */
export function writeXml(value: Json, shape: SchemaShape | undefined): string {
  const name = rootName(shape) ?? "root";
  if (!Array.isArray(value)) return element(name, value, shape);
  return wrapper(name, value, { property: name, shape });
}

function element(name: string, value: Json, shape: SchemaShape | undefined): string {
  if (!isJsonObject(value)) {
    if (Array.isArray(value)) return wrapper(name, value, { property: name, shape });
    return tag(name, shape, { attributes: "", content: value === null ? "" : escapeText(scalarText(value)) });
  }
  let attributes = "";
  let content = "";
  for (const [property, member] of inDeclaredOrder(value, shape)) {
    const declared = shape?.properties.get(property) ?? shape?.additional;
    if (declared?.xml.attribute === true) {
      attributes += attribute(elementName(property, declared), scalarText(member));
    } else if (property === "#text" && declared === undefined) {
      content += escapeText(scalarText(member));
    } else if (property.startsWith("@") && declared === undefined) {
      attributes += attribute(property.slice(1), scalarText(member));
    } else {
      content += propertyElements(property, member, declared);
    }
  }
  return tag(name, shape, { attributes, content });
}

function propertyElements(property: string, value: Json, shape: SchemaShape | undefined): string {
  if (!Array.isArray(value)) {
    const name =
      isArrayShape(shape) && shape.xml.wrapped !== true
        ? itemName(property, shape)
        : elementName(property, shape);
    return element(name, value, shape);
  }
  if (shape?.xml.wrapped === true) return wrapper(elementName(property, shape), value, { property, shape });
  const name = isArrayShape(shape) ? itemName(property, shape) : elementName(property, shape);
  return value
    .map((item: Json, i) => element(name, item, isArrayShape(shape) ? shape.item(i) : shape))
    .join("");
}

function wrapper(
  name: string,
  items: readonly Json[],
  { property, shape }: { readonly property: string; readonly shape: SchemaShape | undefined },
): string {
  const inner = shape === undefined ? "item" : (shape.item(0)?.xml.name ?? itemName(property, shape));
  const content = items.map((item, i) => element(inner, item, shape?.item(i))).join("");
  return tag(name, shape, { attributes: "", content });
}

function tag(
  name: string,
  shape: SchemaShape | undefined,
  { attributes, content }: { readonly attributes: string; readonly content: string },
): string {
  const { prefix, namespace } = shape?.xml ?? {};
  const qualified = prefix === undefined || name.includes(":") ? name : `${prefix}:${name}`;
  if (!XML_NAME.test(qualified))
    throw new UnwritableValue(`${JSON.stringify(name)} is no name for an XML element`);
  const declaration =
    namespace === undefined ? "" : attribute(prefix === undefined ? "xmlns" : `xmlns:${prefix}`, namespace);
  const start = `<${qualified}${declaration}${attributes}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${qualified}>`;
}

function attribute(name: string, value: string): string {
  if (!XML_NAME.test(name))
    throw new UnwritableValue(`${JSON.stringify(name)} is no name for an XML attribute`);
  return ` ${name}="${escapeText(value)
    .replaceAll('"', "&quot;")
    .replace(/[\t\n]/g, (c) => `&#${c.charCodeAt(0)};`)}"`;
}

function escapeText(text: string): string {
  if (NOT_XML.test(text)) {
    throw new UnwritableValue("the value holds a character that XML 1.0 has no way to write");
  }
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** Schemas of XML are often sequences: declared properties go in their order, the rest behind them. */
function inDeclaredOrder(
  value: { readonly [name: string]: Json | undefined },
  shape: SchemaShape | undefined,
): [string, Json][] {
  const present = (entry: readonly [string, Json | undefined]): entry is [string, Json] =>
    entry[1] !== undefined;
  const declared = [...(shape?.properties.keys() ?? [])]
    .filter((name) => Object.hasOwn(value, name))
    .map((name) => [name, value[name]] as const);
  const others = Object.entries(value).filter(([name]) => shape?.properties.has(name) !== true);
  return [...declared, ...others].filter(present);
}
