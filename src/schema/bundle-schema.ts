import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { baseWithin, isReferenceOnly, type Location, recursiveAnchor } from "./index-resources.js";
import { normaliseSchema } from "./normalise-schema.js";
import { noteUnhonoured } from "./note-unhonoured.js";
import {
  documentOf,
  locationIn,
  resolveReference,
  resourcesOf,
  schemaAtLocation,
} from "./resolve-reference.js";
import { SchemaCompilationError } from "./schema-compilation-error.js";
import type { Schema, SchemaNote, SchemaObject } from "./schema-object.js";

/** Schemas with all that they refer to, closed: every `$ref` names one of the definitions. */
export interface Bundle {
  /** What each schema that was asked for is called, as a `$ref`; in the order asked. */
  readonly entries: readonly string[];
  /** By `$ref`. */
  readonly definitions: ReadonlyMap<string, Schema>;
  /** Where each schema object stood in the root document. */
  readonly placeOf: (schema: SchemaObject) => Place | undefined;
  /** What the schemas say that nobody can be held to: unknown formats and keywords. */
  readonly notes: readonly SchemaNote[];
}

/** Where a normalised schema comes from. */
export interface Place {
  readonly pointer: JsonPointer;
  /** Keywords that were spelt otherwise there. */
  readonly spelling: Readonly<Record<string, string>>;
}

/** Which resource each dynamic anchor means in the present dynamic scope. */
type DynamicScope = ReadonlyMap<string, Location>;

interface Bundling {
  readonly names: Map<string, string>;
  readonly definitions: Map<string, Schema>;
  readonly places: WeakMap<object, Place>;
  readonly notes: Map<JsonPointer, SchemaNote>;
  readonly pending: { readonly name: string; readonly location: Location; readonly scope: DynamicScope }[];
}

/**
 * Closes schemas over what they refer to, in one spelling.
 *
 * `$dynamicRef` becomes a plain reference here: a definition is copied for each way in which its dynamic anchors
 * are bound when it is reached, and there are finitely many.
 *
 * @throws SchemaCompilationError for a reference to nothing, or a keyword of the wrong kind.
 */
export function bundleSchemas(schemas: readonly SchemaAt[]): Bundle {
  const bundling: Bundling = {
    names: new Map(),
    definitions: new Map(),
    places: new WeakMap(),
    notes: new Map(),
    pending: [],
  };
  const documents = new Map<Json, ReturnType<typeof documentOf>>();
  const entries = schemas.map(({ root, pointer }) => {
    const document = documents.get(root) ?? documentOf(root);
    documents.set(root, document);
    const location = locationIn(document, pointer);
    if (schemaAtLocation(location) === undefined)
      throw new SchemaCompilationError(pointer, "nothing stands there");
    return definitionOf(bundling, location, new Map());
  });
  for (let next = bundling.pending.shift(); next !== undefined; next = bundling.pending.shift()) {
    bundling.definitions.set(next.name, normaliseAt(bundling, next.location, next.scope));
  }
  const { definitions, places, notes } = bundling;
  return { entries, definitions, placeOf: (schema) => places.get(schema), notes: [...notes.values()] };
}

/** The `$ref` of a location in a dynamic scope; its definition follows when it is new. */
function definitionOf(bundling: Bundling, location: Location, outer: DynamicScope): string {
  const scope = entered(location, outer);
  const bound = [...scope].map(([name, { document, pointer }]) => `${name}=${document.prefix}${pointer}`);
  const key = JSON.stringify([location.document.prefix, location.document.uri, location.pointer, bound]);
  const known = bundling.names.get(key);
  if (known !== undefined) return known;
  const readable = `${location.document.prefix}${location.pointer}`
    .replace(/[^A-Za-z0-9]+/gu, "_")
    .replace(/^_/u, "");
  const taken = new Set(bundling.names.values());
  let name = `#/$defs/${readable === "" ? "root" : readable}`;
  for (let n = 2; taken.has(name); n += 1) name = `#/$defs/${readable}_${n}`;
  bundling.names.set(key, name);
  bundling.pending.push({ name, location, scope });
  return name;
}

/** The dynamic scope inside the resource of a location: the outermost binding of a name stays. */
function entered(location: Location, scope: DynamicScope): DynamicScope {
  const anchors = resourcesOf(location.document).dynamicAnchors.get(location.base);
  if (anchors === undefined || [...anchors.keys()].every((name) => scope.has(name))) return scope;
  return new Map([...anchors, ...scope]);
}

function normaliseAt(bundling: Bundling, location: Location, outer: DynamicScope): Schema {
  const raw = schemaAtLocation(location);
  const pointer = `${location.document.prefix}${location.pointer}`;
  if (typeof raw === "boolean") return raw;
  if (!isJsonObject(raw)) throw new SchemaCompilationError(pointer, "it is neither an object nor a boolean");
  for (const note of noteUnhonoured(raw, pointer)) bundling.notes.set(note.pointer, note);
  const here = { ...location, base: baseWithin(location.document, raw, location.base) };
  const scope = entered(here, outer);
  const child = (_: Json, at: JsonPointer): Schema => normaliseAt(bundling, { ...here, pointer: at }, scope);
  const described = isReferenceOnly(location.document, raw) ? {} : raw;
  const { schema, spelling } = normaliseSchema(described, location.pointer, child);
  const references = referencesOf(raw, here, scope).map(([keyword, target]) => {
    return { keyword, schema: { $ref: definitionOf(bundling, target, scope) } };
  });
  const [first, ...others] = references;
  for (const { keyword, schema: reference } of others) {
    bundling.places.set(reference, { pointer, spelling: { $ref: keyword } });
  }
  const whole: SchemaObject = {
    ...(first === undefined ? {} : first.schema),
    ...schema,
    ...(others.length === 0
      ? {}
      : { allOf: [...(schema.allOf ?? []), ...others.map((other) => other.schema)] }),
  };
  bundling.places.set(whole, {
    pointer,
    spelling: first === undefined ? spelling : { ...spelling, $ref: first.keyword },
  });
  return whole;
}

/** What a schema refers to: `$ref`, and the two dynamic references as they resolve in this scope. */
function referencesOf(raw: JsonObject, here: Location, scope: DynamicScope): [string, Location][] {
  const found: [string, Location][] = [];
  for (const keyword of ["$ref", "$dynamicRef", "$recursiveRef"]) {
    const reference = raw[keyword];
    if (typeof reference !== "string") continue;
    const target = resolveReference(reference, here);
    if (target === undefined) {
      throw new SchemaCompilationError(
        pointerTo(`${here.document.prefix}${here.pointer}`, keyword),
        `${JSON.stringify(reference)} refers to nothing in the document`,
      );
    }
    found.push([keyword, keyword === "$ref" ? target : dynamicTarget(reference, target, scope)]);
  }
  return found;
}

/** A dynamic reference is dynamic only when what it first resolves to is a dynamic anchor of that name. */
function dynamicTarget(reference: string, target: Location, scope: DynamicScope): Location {
  const name = reference === "#" ? recursiveAnchor : reference.replace(/^[^#]*#/u, "");
  const anchored = resourcesOf(target.document).dynamicAnchors.get(target.base)?.get(name);
  return anchored?.pointer === target.pointer ? (scope.get(name) ?? target) : target;
}

/** The absolute place of a keyword, as the document spells it. */
export function keywordPointer(
  bundle: Bundle,
  schema: SchemaObject,
  ...tokens: readonly (string | number)[]
): JsonPointer {
  const place = bundle.placeOf(schema);
  const [keyword, ...rest] = tokens;
  if (keyword === undefined) return place?.pointer ?? "";
  return pointerTo(place?.pointer ?? "", place?.spelling[keyword] ?? keyword, ...rest);
}
