import { isJsonObject, type Json } from "../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens, valueAt } from "../core/json-pointer.js";
import { metaschemaOf } from "./ajv.js";
import {
  baseAt,
  indexResources,
  type Location,
  type Resources,
  resolveUri,
  type SchemaDocument,
} from "./index-resources.js";

const ownUri = "schema://document/";
const indexed = new WeakMap<object, Resources>();
const published = new Map<string, SchemaDocument>();

/** The document that a root value makes. */
export function documentOf(root: Json): SchemaDocument {
  return { root, prefix: "", uri: ownUri, refStandsAlone: refStandsAloneIn(root) };
}

function refStandsAloneIn(root: Json): boolean {
  const dialect = isJsonObject(root) ? root["$schema"] : undefined;
  return typeof dialect === "string" && /\/draft-0[3-7]\//u.test(dialect);
}

/** Everything that can be referred to by URI in a document; looked up once a document. */
export function resourcesOf(document: SchemaDocument): Resources {
  if (typeof document.root !== "object" || document.root === null) return indexResources(document);
  const known = indexed.get(document.root);
  if (known !== undefined) return known;
  const resources = indexResources(document);
  indexed.set(document.root, resources);
  return resources;
}

/** The place that a reference names, or `undefined` where it names none that we have. */
export function resolveReference(reference: string, from: Location): Location | undefined {
  const uri = resolveUri(reference, from.base);
  if (uri === undefined) return undefined;
  const hash = uri.indexOf("#");
  const [resource, fragment] = hash < 0 ? [uri, ""] : [uri.slice(0, hash), uri.slice(hash + 1)];
  const document = documentNaming(resource, from.document);
  if (document === undefined) return undefined;
  const resources = resourcesOf(document);
  const start = resources.byUri.get(resource);
  const name = decoded(fragment);
  if (name === "") return start;
  if (!name.startsWith("/")) return resources.anchors.get(`${resource}#${name}`);
  return locationAt(start, name) ?? locationAt({ document, pointer: "", base: document.uri }, name);
}

/** The schema that stands at a location. */
export function schemaAtLocation(location: Location): Json | undefined {
  return valueAt(location.document.root, location.pointer);
}

/** The place at a pointer of a document. */
export function locationIn(document: SchemaDocument, pointer: JsonPointer): Location {
  return { document, pointer, base: baseAt(document, pointer) };
}

function locationAt(start: Location | undefined, fragment: JsonPointer): Location | undefined {
  if (start === undefined) return undefined;
  const pointer = pointerTo(start.pointer, ...pointerTokens(fragment));
  const location = locationIn(start.document, pointer);
  return schemaAtLocation(location) === undefined ? undefined : location;
}

function documentNaming(uri: string, document: SchemaDocument): SchemaDocument | undefined {
  if (resourcesOf(document).byUri.has(uri)) return document;
  const known = published.get(uri);
  if (known !== undefined) return known;
  const root = metaschemaOf(uri);
  if (root === undefined) return undefined;
  const found = { root, prefix: `${uri}#`, uri, refStandsAlone: refStandsAloneIn(root) };
  published.set(uri, found);
  return found;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
