import { isAtOrBelow, type JsonPointer } from "../core/json-pointer.js";
import type { DocumentedPromise } from "../documents/promise.js";
import type { DescribedSide } from "./description/described-side.js";
import { placeThrough } from "./description/place-through.js";

/** A changed place on the side where it stands, with the catalogue of that side. */
export interface ChangedPlace {
  readonly side: DescribedSide;
  readonly place: JsonPointer;
  readonly promises: readonly DocumentedPromise[];
  /** Ids of the operations that use the place. */
  readonly operations: readonly string[];
  /** Says something to people alone: evidence counts only where it is of the very thing that is spoken of. */
  readonly isRemark: boolean;
  /** Ids of workflows that call one of the operations. */
  readonly workflows: readonly string[];
}

/** Ids of the promises whose evidence a change touches: what is below, around, or refers to the changed place. */
export function touchedPromises({
  side,
  place,
  promises,
  operations,
  isRemark,
  workflows,
}: ChangedPlace): string[] {
  const places = [place, placeThrough(side.root, place).pointer];
  const spokenOf = places.map((at) => at.slice(0, at.lastIndexOf("/")));
  const isTouched = (at: JsonPointer): boolean =>
    isRemark
      ? spokenOf.includes(at)
      : places.some((changed) => isAtOrBelow(at, changed) || side.uses.reaches(at, changed));
  const isAsked = (operation: string) =>
    operation === "*" || operations.length === 0 || operations.includes(operation);
  return promises
    .filter(
      (promise) =>
        promise.exchanges.some(({ operation, at }) => isAsked(operation) && isTouched(at)) ||
        (!isRemark && promise.workflows.some((id) => workflows.includes(id))),
    )
    .map(({ id }) => id);
}
