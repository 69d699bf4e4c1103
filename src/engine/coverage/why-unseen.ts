import { groupedBy } from "../../core/grouped-by.js";
import { isAtOrBelow, type JsonPointer } from "../../core/json-pointer.js";
import type { Operation } from "../../documents/model.js";
import type { Case } from "../case.js";
import type { CaseReport } from "../events.js";
import type { ProviderPlan } from "../plan/plan-provider.js";

/** Why parts of the description were not seen, by the plan and by the cases that showed nothing. */
export interface WhyUnseen {
  /** Why a whole operation was not. */
  readonly operation: (operation: Operation) => string | undefined;
  /** Why a place of its requests was not: the plan's reason, else that of a case that was about it. */
  readonly place: (operation: Operation, pointer: JsonPointer, side: Side) => string | undefined;
}

/** Which side of a constraint: valid requests, or those that break it. */
export type Side = "edge" | "breach";

/** A case that showed nothing, and why. */
export interface Fruitless {
  readonly item: Pick<Case, "operation" | "kind" | "about">;
  readonly reason: string;
}

/** The reason of a case that was skipped or inconclusive. */
export function fruitless({ case: item, outcome }: CaseReport): Fruitless[] {
  return outcome.kind === "skipped" || outcome.kind === "errored" ? [{ item, reason: outcome.reason }] : [];
}

/**
 * Finds reasons among the notes of a plan and the cases that showed nothing.
 *
 * Of an operation that no valid request can be made for, whatever the notes say of it is the reason.
 *
 * The notes are the same for every part of a run; of several cases the reason that sorts first is told, so that parts
 * of a run and the whole agree.
 */
export function whyUnseen(
  { spaces, notExercised: notes }: Pick<ProviderPlan, "spaces" | "notExercised">,
  cases: readonly Fruitless[],
): WhyUnseen {
  const notesBy = groupedBy(notes, ({ operation }) => operation);
  const casesBy = groupedBy(cases, ({ item }) => item.operation?.id);
  const notesOf = ({ id }: Operation) => [...(notesBy.get(id) ?? []), ...(notesBy.get(undefined) ?? [])];
  const casesOf = ({ id }: Operation) => casesBy.get(id) ?? [];
  const whyImpossible = ({ id }: Operation) => (spaces.has(id) ? undefined : notesBy.get(id)?.[0]?.reason);
  return {
    operation: (operation) =>
      notesOf(operation).find(({ place, side }) => place === operation.pointer && side === undefined)
        ?.reason ??
      whyImpossible(operation) ??
      firstReason(casesOf(operation)),
    place: (operation, pointer, side) => {
      const speaking = notesOf(operation).filter((note) => note.side === undefined || note.side === side);
      const note =
        speaking.find(({ place }) => place !== undefined && isAtOrBelow(pointer, place)) ??
        speaking.find(({ place }) => place === operation.pointer);
      return (
        note?.reason ??
        whyImpossible(operation) ??
        firstReason(
          casesOf(operation).filter(({ item }) => item.about === pointer && isOnSide(item.kind, side)),
        )
      );
    },
  };
}

function isOnSide(kind: Case["kind"], side: Side): boolean {
  return (kind === "negative") === (side === "breach");
}

function firstReason(cases: readonly Fruitless[]): string | undefined {
  return cases.map(({ reason }) => reason).sort()[0];
}
