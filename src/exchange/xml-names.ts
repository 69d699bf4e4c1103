import type { SchemaShape } from "./schema-shape.js";

/** The element name of a property's value: `xml.name`, else the property's own. */
export function elementName(property: string, shape: SchemaShape | undefined): string {
  return shape?.xml.name ?? property;
}

/** The name of one item of an array property; without a name of its own it is the array's. */
export function itemName(property: string, array: SchemaShape): string {
  const own = array.item(0)?.xml.name;
  if (own !== undefined) return own;
  return array.xml.wrapped === true ? elementName(property, array) : property;
}

/** The name of a whole document: `xml.name`, else the name under which the schema is kept. */
export function rootName(shape: SchemaShape | undefined): string | undefined {
  return shape?.xml.name ?? shape?.title;
}

/** Whether a schema is an array (and nothing else but perhaps null), so that elements of its name repeat. */
export function isArrayShape(shape: SchemaShape | undefined): shape is SchemaShape {
  return shape?.types?.has("array") === true && !shape.types.has("object") && !shape.types.has("string");
}

/** Whether a schema is to be read as an object. */
export function isObjectShape(shape: SchemaShape | undefined): shape is SchemaShape {
  if (shape === undefined) return false;
  return shape.types === undefined ? shape.properties.size > 0 : shape.types.has("object");
}

/** The part of a qualified name behind its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
