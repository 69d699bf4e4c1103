import { isJsonObject, type Json } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";

/** The pointer of every value inside a value, its own first. */
export function pointersIn(value: Json | undefined, pointer: JsonPointer = ""): JsonPointer[] {
  if (Array.isArray(value))
    return [pointer, ...value.flatMap((item: Json, index) => pointersIn(item, pointerTo(pointer, index)))];
  if (!isJsonObject(value)) return [pointer];
  return [
    pointer,
    ...Object.entries(value).flatMap(([name, member]) => pointersIn(member, pointerTo(pointer, name))),
  ];
}
