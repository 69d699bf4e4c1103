import { dirname, resolve } from "node:path";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, valueAt } from "../core/json-pointer.js";
import { refersElsewhere } from "./bundle-description.js";
import { readDocument, type SourceDocument } from "./read-document.js";
import { decodedFragment } from "./reference.js";

/** A value in the file where it was written. */
export interface Origin {
  readonly source: SourceDocument;
  readonly pointer: JsonPointer;
}

/** Where the values of a description were written that other files brought into it. */
export interface SourceOrigins {
  readonly originOf: (pointer: JsonPointer) => Origin;
  /** The description's own file first. */
  readonly sources: readonly SourceDocument[];
}

/** A reference to a reference to …: a longer chain runs in a circle. */
const mostHops = 32;

/**
 * Follows a description and its bundle side by side: where the one refers to a file, what stands in the other came
 * from there.
 */
export async function sourceOrigins(root: JsonObject, source: SourceDocument): Promise<SourceOrigins> {
  const origins = new Map<JsonPointer, Origin>([["", { source, pointer: "" }]]);
  const files = new Map<string, SourceDocument | undefined>([[source.path, source]]);
  const open = async (path: string): Promise<SourceDocument | undefined> => {
    if (!files.has(path)) {
      const read = await readDocument(path);
      files.set(path, read.kind === "loaded" ? read.value : undefined);
    }
    return files.get(path);
  };

  /** Follows a reference of a file; undefined where it stays in the description itself. */
  const targetOf = async (value: Json | undefined, from: Origin): Promise<Origin | undefined> => {
    const reference = isJsonObject(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string" || /^[a-z][a-z\d+.-]+:/i.test(reference)) return undefined;
    const [file = "", fragment = ""] = reference.split("#");
    if (file === "" && from.source === source) return undefined;
    const path = file === "" ? from.source.path : resolve(dirname(from.source.path), decodedFragment(file));
    const target = await open(path);
    return target && { source: target, pointer: decodedFragment(fragment) };
  };

  const walk = async (
    value: Json | undefined,
    pointer: JsonPointer,
    from: Origin,
    hops = 0,
  ): Promise<void> => {
    const written = valueAt(from.source.value, from.pointer);
    const target = hops > mostHops ? undefined : await targetOf(written, from);
    if (target !== undefined) {
      const reference = isJsonObject(value) ? value["$ref"] : undefined;
      const isKept = typeof reference === "string" && reference.startsWith("#");
      const place = isKept ? decodedFragment(reference.slice(1)) : pointer;
      if (isKept && origins.has(place)) return;
      origins.set(place, target);
      return walk(isKept ? valueAt(root, place) : value, place, target, hops + 1);
    }
    if (typeof value !== "object" || value === null || typeof written !== "object") return;
    for (const [name, member] of Object.entries(value))
      await walk(member, pointerTo(pointer, name), { ...from, pointer: pointerTo(from.pointer, name) });
  };
  if (refersElsewhere(root) || refersElsewhere(source.value)) await walk(root, "", { source, pointer: "" });

  return {
    originOf: (pointer) => {
      const [nearest = ""] = [...origins.keys()]
        .filter((place) => isAtOrBelow(pointer, place))
        .sort((a, b) => b.length - a.length);
      const origin = origins.get(nearest) ?? { source, pointer: "" };
      return { ...origin, pointer: `${origin.pointer}${pointer.slice(nearest.length)}` };
    },
    sources: [...files.values()].filter((file) => file !== undefined),
  };
}
