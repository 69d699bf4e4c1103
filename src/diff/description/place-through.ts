import type { Json, JsonObject } from "../../core/json.js";
import { pointerTo, pointerTokens } from "../../core/json-pointer.js";
import { followed, type Resolved } from "../../documents/reference.js";

/** The value at a place that may lead through references, with the place where it really stands. */
export function placeThrough(root: JsonObject, pointer: string): Resolved {
  let at: Resolved = { value: root, pointer: "" };
  for (const token of pointerTokens(pointer)) {
    if (!has(at.value, token)) at = followed(root, at.value, at.pointer);
    if (!has(at.value, token)) return { value: undefined, pointer };
    at = { value: at.value[token], pointer: pointerTo(at.pointer, token) };
  }
  return at;
}

function has(value: Json | undefined, token: string): value is { readonly [member: string]: Json } {
  return typeof value === "object" && value !== null && Object.hasOwn(value, token);
}
