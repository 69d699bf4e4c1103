import type { Json } from "../core/json.js";
import type { Decoded } from "./codec.js";
import { mostSpecific, readScalar } from "./scalar-text.js";
import type { SchemaShape } from "./schema-shape.js";
import { elementName, isArrayShape, isObjectShape, itemName, localName, rootName } from "./xml-names.js";
import type { XmlElement } from "./xml-tree.js";

/** Namespace prefixes in force; the empty prefix is the default namespace. */
type Namespaces = ReadonlyMap<string, string>;

/** Collects what makes a document another one than the schema describes. */
interface Reading {
  readonly foreign: string[];
}

/** Reads a parsed document as data, by the shape of its schema. */
export function readXmlDocument(root: XmlElement, shape: SchemaShape | undefined): Decoded {
  const expected = rootName(shape);
  if (expected !== undefined && localName(root.name) !== localName(expected)) {
    return { kind: "foreign", reason: `the root element is ${root.name}, expected ${expected}` };
  }
  const reading: Reading = { foreign: [] };
  const value = isArrayShape(shape)
    ? readWrapped(root, expected ?? "", { shape, reading, namespaces: new Map() })
    : readElement(root, shape, { reading, namespaces: new Map() });
  const [reason] = reading.foreign;
  return reason === undefined ? { kind: "value", value } : { kind: "foreign", reason, value };
}

interface Context {
  readonly reading: Reading;
  readonly namespaces: Namespaces;
}

function readElement(element: XmlElement, shape: SchemaShape | undefined, above: Context): Json {
  const context = { reading: above.reading, namespaces: namespacesIn(element, above.namespaces) };
  checkNamespace(element, shape, context);
  const attributes = dataAttributes(element);
  if (element.children.length === 0 && attributes.length === 0) {
    if (!isObjectShape(shape)) return readScalar(element.text, shape, mostSpecific);
    if (element.text.trim() !== "") return element.text;
  }
  const members = new Map<string, Json>();
  for (const [name, text] of attributes) {
    const declared = attributeProperty(name, shape);
    if (declared === undefined) members.set(`@${name}`, text);
    else members.set(declared[0], readScalar(text, declared[1], mostSpecific));
  }
  readChildren(element, shape, { context, members });
  if (element.text.trim() !== "") members.set("#text", element.text);
  return Object.fromEntries(members);
}

function readChildren(
  element: XmlElement,
  shape: SchemaShape | undefined,
  { context, members }: { readonly context: Context; readonly members: Map<string, Json> },
): void {
  const rest = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    const name = localName(child.name);
    const alike = rest.get(name);
    if (alike === undefined) rest.set(name, [child]);
    else alike.push(child);
  }
  const take = (name: string) => {
    const found = rest.get(localName(name)) ?? [];
    rest.delete(localName(name));
    return found;
  };
  for (const [property, declared] of shape?.properties ?? []) {
    if (declared.xml.attribute === true) continue;
    const value = readProperty(property, declared, {
      context,
      take,
      required: shape?.required.has(property) === true,
    });
    if (value !== undefined) members.set(property, value);
  }
  for (const [name, elements] of rest) {
    const values = elements.map((child) => readElement(child, shape?.additional, context));
    members.set(name, values.length === 1 ? (values[0] ?? null) : values);
  }
}

function readProperty(
  property: string,
  shape: SchemaShape,
  from: {
    readonly context: Context;
    readonly take: (name: string) => readonly XmlElement[];
    readonly required: boolean;
  },
): Json | undefined {
  if (!isArrayShape(shape)) {
    const values = from
      .take(elementName(property, shape))
      .map((element) => readElement(element, shape, from.context));
    return values.length > 1 ? values : values[0];
  }
  if (shape.xml.wrapped === true) {
    const [wrapper, ...more] = from.take(elementName(property, shape));
    if (wrapper === undefined) return undefined;
    const lists = [wrapper, ...more].map((one) => readWrapped(one, property, { shape, ...from.context }));
    return lists.length === 1 ? lists[0] : lists;
  }
  const items = from.take(itemName(property, shape));
  // Elements that only repeat cannot show an empty list: where the list must be there, none is an empty one.
  if (items.length === 0) return from.required ? [] : undefined;
  return items.map((item, i) => readElement(item, shape.item(i), from.context));
}

function readWrapped(
  wrapper: XmlElement,
  property: string,
  { shape, ...above }: Context & { readonly shape: SchemaShape },
): Json {
  const context = { reading: above.reading, namespaces: namespacesIn(wrapper, above.namespaces) };
  checkNamespace(wrapper, shape, context);
  if (wrapper.children.length === 0 && wrapper.text.trim() !== "") return wrapper.text;
  const wanted = localName(shape.item(0)?.xml.name ?? (property === "" ? "" : itemName(property, shape)));
  const strangers = wrapper.children.filter((child) => wanted !== "" && localName(child.name) !== wanted);
  if (strangers.length > 0 && shape.item(0)?.xml.name !== undefined)
    return readElement(wrapper, undefined, above);
  return wrapper.children.map((child, i) => readElement(child, shape.item(i), context));
}

/** Attributes that carry data, without declarations and what instances say about their own schema. */
function dataAttributes(element: XmlElement): [string, string][] {
  return [...element.attributes].filter(([name]) => !/^(xmlns(:|$)|xml:|xsi:)/.test(name));
}

function attributeProperty(name: string, shape: SchemaShape | undefined): [string, SchemaShape] | undefined {
  for (const [property, declared] of shape?.properties ?? []) {
    if (declared.xml.attribute !== true) continue;
    if (localName(elementName(property, declared)) === localName(name)) return [property, declared];
  }
  return undefined;
}

function namespacesIn(element: XmlElement, above: Namespaces): Namespaces {
  let namespaces: Map<string, string> | undefined;
  for (const [name, value] of element.attributes) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    namespaces ??= new Map(above);
    namespaces.set(name === "xmlns" ? "" : name.slice(6), value);
  }
  return namespaces ?? above;
}

function checkNamespace(element: XmlElement, shape: SchemaShape | undefined, context: Context): void {
  const expected = shape?.xml.namespace;
  if (expected === undefined) return;
  const prefix = element.name.includes(":") ? element.name.slice(0, element.name.indexOf(":")) : "";
  const actual = context.namespaces.get(prefix) ?? "";
  if (actual === "" || isSameNamespace(actual, expected)) return;
  context.reading.foreign.push(`the element ${element.name} is in namespace ${actual}, expected ${expected}`);
}

/**
 * Whether two namespaces mean the same: many APIs put the host that was asked into theirs, so that every
 * deployment has its own, and a description can only name one. What is behind the host must agree.
 */
function isSameNamespace(actual: string, expected: string): boolean {
  if (actual === expected) return true;
  const [path, expectedPath] = [actual, expected].map((uri) => /^https?:\/\/[^/]+(\/.+)$/.exec(uri)?.[1]);
  return path !== undefined && path === expectedPath;
}
