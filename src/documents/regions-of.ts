import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, valueAt } from "../core/json-pointer.js";
import type { Operation } from "./model.js";
import { decodedFragment } from "./reference.js";

/** The parts of a description that one operation is made of. */
export interface Regions {
  /** Whether what is wrong at a place is wrong with the operation. */
  readonly touchedBy: (place: JsonPointer) => boolean;
  /** Whether it refers to other files. */
  readonly refersElsewhere: boolean;
}

/** Follows an operation's references through the whole document as it was read. */
export function regionsOf(root: JsonObject, { pointer, security }: Operation): Regions {
  const item = pointer.slice(0, pointer.lastIndexOf("/"));
  const regions = new Set<JsonPointer>([
    pointer,
    pointerTo(item, "parameters"),
    ...security.flat().map((scheme) => pointerTo("/components/securitySchemes", scheme)),
  ]);
  let refersElsewhere = false;
  // A set yields what is added to it while it is gone through.
  for (const region of regions)
    for (const reference of referencesIn(valueAt(root, region))) {
      if (reference.startsWith("#")) regions.add(decodedFragment(reference.slice(1)));
      else refersElsewhere = true;
    }
  return {
    touchedBy: (place) =>
      isAtOrBelow(pointer, place) || [...regions].some((region) => isAtOrBelow(place, region)),
    refersElsewhere,
  };
}

/** Every `$ref` below a value. */
export function referencesIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const reference = value["$ref"];
  return [
    ...(typeof reference === "string" ? [reference] : []),
    ...Object.values(value).flatMap(referencesIn),
  ];
}
