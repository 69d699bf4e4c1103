import { isAtOrBelow, type JsonPointer } from "../../core/json-pointer.js";
import type { DescribedSide } from "../description/described-side.js";
import type { DocumentChange } from "../description/document-change.js";
import type { NodeKind } from "../description/document-grammar.js";
import { placeThrough } from "../description/place-through.js";
import type { Opinion } from "./opinion.js";

/** What the engines say, told to the changes that they speak of. */
export interface AssignedOpinions {
  readonly on: ReadonlyMap<DocumentChange, readonly Opinion[]>;
  /** Opinions on places where nothing differs: the engine has taken one thing for another. */
  readonly misplaced: readonly Opinion[];
}

/** Gives every opinion to the change whose place it names, or else to the nearest above it, or to all below it. */
export function assignOpinions(
  changes: readonly DocumentChange[],
  opinions: readonly Opinion[],
  sides: { readonly base: DescribedSide; readonly head: DescribedSide },
): AssignedOpinions {
  const placed = changes.map((change) => ({
    change,
    base: placesIn(sides.base, change.base),
    head: placesIn(sides.head, change.head),
  }));
  const on = new Map<DocumentChange, Opinion[]>();
  const misplaced: Opinion[] = [];
  for (const opinion of opinions) {
    const owners = nearest(placed, opinion);
    if (owners.length === 0) misplaced.push(opinion);
    for (const change of owners) on.set(change, [...(on.get(change) ?? []), opinion]);
  }
  return { on, misplaced };
}

interface Placed {
  readonly change: DocumentChange;
  readonly base: readonly JsonPointer[];
  readonly head: readonly JsonPointer[];
}

function placesIn(side: DescribedSide, place: JsonPointer | undefined): JsonPointer[] {
  return place === undefined ? [] : [...new Set([place, placeThrough(side.root, place).pointer])];
}

function nearest(placed: readonly Placed[], opinion: Opinion): DocumentChange[] {
  const over = placed.map((item) => ({ change: item.change, length: lengthOver(item, opinion) }));
  const longest = Math.max(-1, ...over.map(({ length }) => length));
  if (longest >= 0) return over.filter(({ length }) => length === longest).map(({ change }) => change);
  return placed.filter((item) => isUnder(item, opinion)).map(({ change }) => change);
}

/** How near above what an opinion speaks of a change stands; -1 where it does not. */
function lengthOver({ change, base, head }: Placed, { places }: Opinion): number {
  const over = (own: readonly JsonPointer[], told: readonly JsonPointer[]) =>
    Math.max(
      -1,
      ...told.flatMap((at) => own.filter((place) => isAtOrBelow(at, place)).map(({ length }) => length)),
    );
  const [before, after] = [over(base, places.base), over(head, places.head)];
  const tellsBoth = places.base.length > 0 && places.head.length > 0;
  // An engine that pairs things by their position may speak of a pair that is none.
  if (tellsBoth && change.kind !== "changed" && (lists.has(change.owner) || !isSameSpot(places))) return -1;
  return tellsBoth && change.kind === "changed" ? Math.min(before, after) : Math.max(before, after);
}

const lists: ReadonlySet<NodeKind> = new Set<NodeKind>(["parameters", "servers", "schemaList", "tuple"]);

/** Whether both places are one, or one is what holds the other. */
function isSameSpot({ base, head }: Opinion["places"]): boolean {
  return base.some((before) =>
    head.some((after) => isAtOrBelow(before, after) || isAtOrBelow(after, before)),
  );
}

/** Whether an opinion speaks of something whole that came or went, and a change is a part of it. */
function isUnder({ change, base, head }: Placed, { places }: Opinion): boolean {
  const under = (own: readonly JsonPointer[], told: readonly JsonPointer[]) =>
    own.some((place) => told.some((at) => isAtOrBelow(place, at)));
  if (places.base.length === 0) return change.kind === "added" && under(head, places.head);
  if (places.head.length === 0) return change.kind === "removed" && under(base, places.base);
  return change.kind === "changed" && under(base, places.base) && under(head, places.head);
}
