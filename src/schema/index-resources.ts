import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens } from "../core/json-pointer.js";

/** One JSON document that schemas stand in. */
export interface SchemaDocument {
  readonly root: Json;
  /** What a pointer into it starts with in messages: empty for the user's own document. */
  readonly prefix: string;
  /** The URI that the document goes by where it names none itself. */
  readonly uri: string;
  /** Drafts up to 7: what stands beside a `$ref` is ignored. */
  readonly refStandsAlone: boolean;
}

/** A place in a document, with the base URI that references there resolve against. */
export interface Location {
  readonly document: SchemaDocument;
  readonly pointer: JsonPointer;
  readonly base: string;
}

/** What can be referred to by URI in a document: schema resources and their anchors. */
export interface Resources {
  readonly byUri: ReadonlyMap<string, Location>;
  /** Keyed by resource URI, `#` and name. */
  readonly anchors: ReadonlyMap<string, Location>;
  /** Resource URI to the names and places of its dynamic anchors. */
  readonly dynamicAnchors: ReadonlyMap<string, ReadonlyMap<string, Location>>;
}

/** The dynamic anchor that draft 2019-09's `$recursiveAnchor: true` stands for. */
export const recursiveAnchor = "$recursive";

const opaque = new Set(["enum", "const", "default", "example", "examples"]);
const byName = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "dependencies",
]);

/** Finds every `$id`, `$anchor` and `$dynamicAnchor` of a document. */
export function indexResources(document: SchemaDocument): Resources {
  const byUri = new Map<string, Location>();
  const anchors = new Map<string, Location>();
  const dynamicAnchors = new Map<string, Map<string, Location>>();

  const note = (schema: JsonObject, location: Location): void => {
    const names = anchorsOf(schema);
    for (const name of names.all) anchors.set(`${location.base}#${name}`, location);
    for (const name of names.dynamic) {
      const known = dynamicAnchors.get(location.base) ?? new Map<string, Location>();
      dynamicAnchors.set(location.base, known.set(name, location));
    }
  };
  const walk = (node: Json | undefined, pointer: JsonPointer, base: string, isSchema: boolean): void => {
    if (Array.isArray(node)) {
      node.forEach((item, i) => walk(item, pointerTo(pointer, i), base, isSchema));
      return;
    }
    if (!isJsonObject(node)) return;
    if (isSchema && isReferenceOnly(document, node)) return;
    const here = isSchema ? baseWithin(document, node, base) : base;
    if (here !== base) byUri.set(here, { document, pointer, base: here });
    if (isSchema) note(node, { document, pointer, base: here });
    for (const [name, member] of Object.entries(node)) {
      if (isSchema && opaque.has(name)) continue;
      walk(member, pointerTo(pointer, name), here, !(isSchema && byName.has(name)));
    }
  };
  byUri.set(document.uri, { document, pointer: "", base: document.uri });
  walk(document.root, "", document.uri, true);
  return { byUri, anchors, dynamicAnchors };
}

/** The base URI inside a schema: its own `$id` resolved, or the one around it. */
export function baseWithin(document: SchemaDocument, schema: Json | undefined, base: string): string {
  if (!isJsonObject(schema) || isReferenceOnly(document, schema)) return base;
  const id = schema["$id"];
  if (typeof id !== "string" || id.startsWith("#") || id === "") return base;
  const resolved = resolveUri(id, base);
  return resolved === undefined ? base : resolved.replace(/#.*$/su, "");
}

/** The base URI that holds at a pointer of a document. */
export function baseAt(document: SchemaDocument, pointer: JsonPointer): string {
  let node: Json | undefined = document.root;
  let base = baseWithin(document, node, document.uri);
  for (const token of pointerTokens(pointer)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return base;
    node = (node as JsonObject)[token];
    base = baseWithin(document, node, base);
  }
  return base;
}

/** Resolves a URI reference, or `undefined` where that makes none. */
export function resolveUri(reference: string, base: string): string | undefined {
  if (reference.startsWith("#")) return base + reference;
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

function anchorsOf(schema: JsonObject): { all: string[]; dynamic: string[] } {
  const all: string[] = [];
  const dynamic: string[] = [];
  if (typeof schema["$anchor"] === "string") all.push(schema["$anchor"]);
  const id = schema["$id"];
  if (typeof id === "string" && id.includes("#") && !id.endsWith("#")) all.push(id.replace(/^[^#]*#/u, ""));
  if (typeof schema["$dynamicAnchor"] === "string") dynamic.push(schema["$dynamicAnchor"]);
  if (schema["$recursiveAnchor"] === true) dynamic.push(recursiveAnchor);
  return { all: [...all, ...dynamic], dynamic };
}

/** Whether a schema is nothing but its reference, in the document's draft. */
export function isReferenceOnly(document: SchemaDocument, schema: JsonObject): boolean {
  return document.refStandsAlone && typeof schema["$ref"] === "string";
}
