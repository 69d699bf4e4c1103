import type { JsonObject } from "../../core/json.js";
import { type DirectionViews, directionViews } from "../../documents/direction-views.js";
import type { Operation } from "../../documents/model.js";
import { createUses, type Uses } from "./uses.js";

/** A description before or after, with all that is asked of it. */
export interface DescribedSide {
  readonly root: JsonObject;
  readonly operations: readonly Operation[];
  readonly uses: Uses;
  readonly views: DirectionViews;
}

/** Prepares a normalised description for comparing. */
export function describedSide(root: JsonObject, operations: readonly Operation[]): DescribedSide {
  return { root, operations, uses: createUses(root, operations), views: directionViews(root) };
}
