import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, valueAt } from "../core/json-pointer.js";

/** A value with the place where it really stands, after following every `$ref`. */
export interface Resolved {
  readonly value: Json | undefined;
  readonly pointer: JsonPointer;
}

/** Follows local references (`#/...`) from a place in the document; a cycle or a missing target gives `undefined`. */
export function resolveAt(root: JsonObject, pointer: JsonPointer): Resolved {
  return followed(root, valueAt(root, pointer), pointer);
}

/** Follows the local references of a value that stands somewhere in the document, such as at a pointer. */
export function followed(root: JsonObject, start: Json | undefined, pointer: JsonPointer = ""): Resolved {
  let place = pointer;
  let value = start;
  for (let hops = 0; hops < 32; hops += 1) {
    const reference = isJsonObject(value) ? value["$ref"] : undefined;
    if (typeof reference !== "string" || !reference.startsWith("#")) return { value, pointer: place };
    place = decodedFragment(reference.slice(1));
    value = valueAt(root, place);
  }
  return { value: undefined, pointer: place };
}

/** A fragment without its percent-encoding; one that is not well encoded names nothing and stays as it is. */
export function decodedFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
