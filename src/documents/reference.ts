import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, valueAt } from "../core/json-pointer.js";

/** A value with the place where it really stands, after following every `$ref`. */
export interface Resolved {
  readonly value: Json | undefined;
  readonly pointer: JsonPointer;
}

/** Follows local references (`#/...`) from a place in the document; a cycle or a missing target gives `undefined`. */
export function resolveAt(root: JsonObject, pointer: JsonPointer): Resolved {
  let place = pointer;
  for (let hops = 0; hops < 32; hops += 1) {
    const value = valueAt(root, place);
    const reference = isJsonObject(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string" || !reference.startsWith("#")) return { value, pointer: place };
    place = decodeURIComponent(reference.slice(1));
  }
  return { value: undefined, pointer: place };
}
