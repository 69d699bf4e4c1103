import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { pointerTo, valueAt } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { intersectionOf, isSet, type JsonType, ownTypes, unionOf } from "./json-types.js";

/** The `xml` object of OpenAPI. */
export interface XmlNaming {
  readonly name?: string;
  readonly namespace?: string;
  readonly prefix?: string;
  readonly attribute?: boolean;
  readonly wrapped?: boolean;
}

/**
 * What a text format must know of a schema to write and read it: no constraints, only types and structure,
 * gathered over `$ref`, `allOf`, `anyOf`, `oneOf` and conditionals.
 */
export interface SchemaShape {
  /** Possible types, or `undefined` where the schema does not say. */
  readonly types: ReadonlySet<JsonType> | undefined;
  readonly xml: XmlNaming;
  /** Name of the schema under `components` or `$defs`, when a reference leads to one. */
  readonly title: string | undefined;
  /** Names that the schema itself requires, in any of its parts. */
  readonly required: ReadonlySet<string>;
  /** Declared properties in order. */
  readonly properties: ReadonlyMap<string, SchemaShape>;
  /** Shape of an array's item at an index. */
  item(index: number): SchemaShape | undefined;
  /** Shape of an undeclared property. */
  readonly additional: SchemaShape | undefined;
}

interface Parts {
  readonly types: ReadonlySet<JsonType> | undefined;
  readonly nodes: readonly { readonly node: JsonObject; readonly at: SchemaAt }[];
}

const shapes = new WeakMap<object, Map<string, SchemaShape>>();

/** The shape of a schema; computed once for each place, lazily, so that recursion is no problem. */
export function shapeOf(schema: SchemaAt): SchemaShape {
  return cachedShape(schema.root, [schema]);
}

/** The shape of what stands at several places of one document at once. */
function cachedShape(root: Json, given: readonly SchemaAt[]): SchemaShape {
  // A schema that holds itself in two ways would otherwise be listed twice as often at each level.
  const places = [...new Map(given.map((place) => [place.pointer, place])).values()];
  if (typeof root !== "object" || root === null) return buildShape(places);
  const known = shapes.get(root) ?? new Map<string, SchemaShape>();
  shapes.set(root, known);
  const key = places.map(({ pointer }) => pointer).join("\n");
  const shape = known.get(key) ?? buildShape(places);
  known.set(key, shape);
  return shape;
}

/** The shape of a member of an object: declared, or that of any other. */
export function memberOf(shape: SchemaShape | undefined, name: string): SchemaShape | undefined {
  return shape?.properties.get(name) ?? shape?.additional;
}

function shapeOfAll(places: readonly SchemaAt[]): SchemaShape | undefined {
  const [first] = places;
  return first === undefined ? undefined : cachedShape(first.root, places);
}

function buildShape(places: readonly SchemaAt[]): SchemaShape {
  const parts = places.map((place) => gather(place, new Set()));
  const nodes = parts.flatMap((part) => part.nodes);
  const naming = nodes.map(({ node }) => node.xml).find(isJsonObject);
  const refs = nodes.map(({ node }) => node.$ref).filter((ref) => typeof ref === "string");
  let properties: ReadonlyMap<string, SchemaShape> | undefined;
  let items: readonly SchemaShape[] | undefined;
  return {
    types: places.length === 1 ? parts[0]?.types : unionOf(parts.map((part) => part.types).filter(isSet)),
    xml: naming === undefined ? {} : readNaming(naming),
    required: requiredBy(nodes),
    title: refs[0]?.split("/").at(-1),
    get properties() {
      properties ??= propertiesOf(nodes);
      return properties;
    },
    item(index) {
      items ??= prefixItemsOf(nodes);
      return items[index] ?? shapeOfAll(childrenOf(nodes, "items"));
    },
    get additional() {
      return shapeOfAll(childrenOf(nodes, "additionalProperties"));
    },
  };
}

/** Collects a schema and all that it is composed of; `above` cuts references that only lead to themselves. */
function gather(at: SchemaAt, above: ReadonlySet<string>): Parts {
  const node = valueAt(at.root, at.pointer);
  if (!isJsonObject(node) || above.has(at.pointer)) return { types: undefined, nodes: [] };
  const path = new Set([...above, at.pointer]);
  const below = (...tokens: (string | number)[]) =>
    gather({ root: at.root, pointer: pointerTo(at.pointer, ...tokens) }, path);
  const listed = (keyword: string) =>
    Array.isArray(node[keyword]) ? node[keyword].map((_, i) => below(keyword, i)) : [];

  const all = listed("allOf");
  if (typeof node.$ref === "string" && node.$ref.startsWith("#")) {
    all.unshift(gather({ root: at.root, pointer: decodeFragment(node.$ref.slice(1)) }, path));
  }
  const choices = [listed("anyOf"), listed("oneOf")].filter((branches) => branches.length > 0);
  const conditional = ["then", "else"].filter((keyword) => keyword in node).map((keyword) => below(keyword));
  const types = [
    ownTypes(node),
    ...all.map((part) => part.types),
    ...choices.map((branches) => unionOf(branches.map((part) => part.types))),
  ].reduce(intersectionOf, undefined);
  const parts = [...all, ...choices.flat(), ...conditional];
  return { types, nodes: [{ node, at }, ...parts.flatMap((part) => part.nodes)] };
}

function propertiesOf(nodes: Parts["nodes"]): ReadonlyMap<string, SchemaShape> {
  const places = new Map<string, SchemaAt[]>();
  for (const { node, at } of nodes) {
    if (!isJsonObject(node.properties)) continue;
    for (const name of Object.keys(node.properties)) {
      const list = places.get(name) ?? [];
      list.push({ root: at.root, pointer: pointerTo(at.pointer, "properties", name) });
      places.set(name, list);
    }
  }
  return new Map([...places].map(([name, list]) => [name, shapeOfAll(list) ?? buildShape(list)]));
}

function requiredBy(nodes: Parts["nodes"]): ReadonlySet<string> {
  const names = nodes.flatMap(({ node }) => (Array.isArray(node.required) ? node.required : []));
  return new Set(names.filter((name): name is string => typeof name === "string"));
}

function childrenOf(nodes: Parts["nodes"], keyword: string): SchemaAt[] {
  return nodes
    .filter(({ node }) => isJsonObject(node[keyword]))
    .map(({ at }) => ({ root: at.root, pointer: pointerTo(at.pointer, keyword) }));
}

function prefixItemsOf(nodes: Parts["nodes"]): SchemaShape[] {
  const found = nodes.find(({ node }) => Array.isArray(node.prefixItems));
  if (found === undefined || !Array.isArray(found.node.prefixItems)) return [];
  return found.node.prefixItems.map((_, i) =>
    shapeOf({ root: found.at.root, pointer: pointerTo(found.at.pointer, "prefixItems", i) }),
  );
}

function readNaming(xml: JsonObject): XmlNaming {
  return {
    ...(typeof xml.name === "string" ? { name: xml.name } : {}),
    ...(typeof xml.namespace === "string" ? { namespace: xml.namespace } : {}),
    ...(typeof xml.prefix === "string" ? { prefix: xml.prefix } : {}),
    ...(xml.attribute === true ? { attribute: true } : {}),
    ...(xml.wrapped === true ? { wrapped: true } : {}),
  };
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
