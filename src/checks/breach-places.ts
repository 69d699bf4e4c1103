import { type JsonPointer, pointerTo, valueAt } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";

/** What a breached constraint is told by, whether it was observed or planned. */
export interface BreachedConstraint {
  readonly keyword: string;
  readonly constraint: JsonPointer;
  readonly trail?: JsonPointer;
  /** The member that is missing, for `required`. */
  readonly missing?: string;
}

/**
 * The places in the description that state a breached constraint, most precise first: for a missing
 * member its entry in `required` and the member itself, then the keyword.
 */
export function breachPlaces(schema: SchemaAt, breach: BreachedConstraint): JsonPointer[] {
  const places = [breach.constraint, ...(breach.trail === undefined ? [] : [breach.trail])];
  const { missing } = breach;
  if (breach.keyword !== "required" || missing === undefined) return places;
  const listed = valueAt(schema.root, breach.constraint);
  const index = Array.isArray(listed) ? listed.indexOf(missing) : -1;
  const members = places.map((place) => pointerTo(parentOf(place), "properties", missing));
  return [...(index < 0 ? [] : places.map((place) => pointerTo(place, index))), ...members, ...places];
}

function parentOf(pointer: JsonPointer): JsonPointer {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}
