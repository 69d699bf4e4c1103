import { isAtOrBelow } from "../core/json-pointer.js";
import type { Case, NotExercised } from "../engine/case.js";
import type { ProviderPlan } from "../engine/plan/plan-provider.js";
import type { Fault } from "../mock/faults/fault.js";
import { namesake } from "./meeting-cases.js";
import type { Rehearsal } from "./rehearse.js";

interface Seen {
  readonly plan: ProviderPlan;
  readonly rehearsal: Rehearsal;
  /** The cases that can meet the fault. */
  readonly cases: readonly Case[];
}

/** Why nothing can notice a fault, where that is so and no case finds it all the same. */
export function whyUnseen(fault: Fault, seen: Seen): string | undefined {
  if (fault.alter !== undefined || fault.family === "state") return undefined;
  if (fault.sabotage.refusesValid !== undefined) return seen.cases.length === 0 ? fault.otherwise : undefined;
  return fault.sabotage.change === undefined ? whyUnsent(fault, seen) : whyUnchanged(fault, seen);
}

/** An answer that never comes, or one that the fault leaves as it is. */
function whyUnchanged(fault: Fault, { rehearsal, cases }: Seen): string | undefined {
  if (cases.length > 0) return undefined;
  const status = /\/(?:response|status|refusal)\/(\d{3})/.exec(fault.name)?.[1];
  const given = rehearsal.groups.some(
    ({ operation, answer }) =>
      operation === fault.operation && (status === undefined || String(answer.status) === status),
  );
  if (given) return fault.otherwise ?? "no answer of the suite is changed by it";
  switch (status?.charAt(0)) {
    case "2":
      return `the mock answers ${fault.operation} with another documented success than ${status}`;
    case "5":
      return `${status} of ${fault.operation} takes an outage, which no request brings about`;
    default:
      return `no request of the suite brings about ${status} of ${fault.operation}`;
  }
}

/** The request that would show it cannot be sent, or the documentation does not say that it is refused. */
function whyUnsent(fault: Fault, { plan, rehearsal }: Seen): string | undefined {
  const wanted = namesake(fault, plan.provider.name);
  const report = rehearsal.reports.find(
    ({ case: { name } }) => name === wanted || name.startsWith(`${wanted}/`),
  );
  if (report !== undefined) return report.outcome.kind === "skipped" ? report.outcome.reason : undefined;
  const operation = plan.provider.operations.find(({ id }) => id === fault.operation);
  const { at } = fault;
  const notes = plan.notExercised.filter(
    (note) =>
      note.operation === fault.operation &&
      note.place !== undefined &&
      (note.place === operation?.pointer || (at !== undefined && isAtOrBelow(at, note.place))),
  );
  const ofOperation = notes.find(({ place }) => place === operation?.pointer);
  // Of the others the deepest says most, and of equals the last: edges are planned before breaks.
  const deepest = notes.reduce<NotExercised | undefined>(
    (best, note) => ((note.place?.length ?? 0) >= (best?.place?.length ?? 0) ? note : best),
    undefined,
  );
  return (ofOperation ?? deepest)?.reason;
}
