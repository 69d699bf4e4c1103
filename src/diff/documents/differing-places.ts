import { isJsonObject, type Json } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";

/** The deepest places at which two values of data differ, as they stand after, or before where they are gone. */
export function differingPlaces(
  before: Json | undefined,
  after: Json | undefined,
  at: JsonPointer = "",
): JsonPointer[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => differingPlaces(before[name], after[name], pointerTo(at, name)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [left, right]: readonly (readonly Json[])[] = [before, after];
    const longer = Math.max(left?.length ?? 0, right?.length ?? 0);
    return Array.from({ length: longer }, (_, index) => index).flatMap((index) =>
      differingPlaces(left?.[index], right?.[index], pointerTo(at, index)),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [at];
}
