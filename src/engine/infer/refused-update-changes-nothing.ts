import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { answeredBy } from "./agreement.js";
import { fieldDisagreements } from "./fields-agree.js";
import {
  type Answer,
  type Conclusion,
  type InferredProperty,
  moot,
  nameOf,
  refused,
  succeeded,
} from "./sequence.js";

/** An update that is refused changes nothing. */
export function refusedUpdateChangesNothing(resource: CrudResource): InferredProperty[] {
  const { create, read, updates } = resource;
  if (create === undefined || read === undefined) return [];
  return updates
    .filter(({ body }) => body !== undefined)
    .map((update) => ({
      inference: "refused-update-changes-nothing" as const,
      operation: update,
      operations: [create, read, update],
      because: `${nameOf(update)} changes what ${nameOf(read)} reads, and a refusal does nothing`,
      resource,
      place: update.pointer,
      makes: 1,
      maxRequests: 5,
      draws: "several" as const,
      check: async (script): Promise<Conclusion> => {
        const made = await script.make();
        if (made.kind !== "made") return made;
        const reading = script.requestOn(read, made);
        const change = script.requestOn(update, made);
        if (reading.kind !== "prepared") return reading;
        if (change.kind !== "prepared") return change;
        const invalid = script.withBrokenBody(update, change.value);
        if (invalid === undefined) return moot(`no constraint of ${nameOf(update)} can be broken`);
        const before = await script.eventually(() => script.send(read, reading.value), succeeded);
        if (before.kind !== "answer") return before;
        const refusal = await script.send(update, invalid);
        if (refusal.kind !== "answer") return refusal;
        if (!refused(refusal)) return moot(`the invalid update was not refused: ${refusal.status}`);
        const after = await script.send(read, reading.value);
        return after.kind === "answer" ? unchanged(update.id, before, after) : after;
      },
    }));
}

function unchanged(update: string, before: Answer, after: Answer): Conclusion {
  if (!succeeded(before)) return moot(`the new thing could not be read: ${before.status}`);
  const [expected, received] = [answeredBy(before), answeredBy(after)];
  if (expected === undefined || (succeeded(after) && received === undefined))
    return moot("there is no body to compare");
  const [first] = received === undefined ? [] : fieldDisagreements("same question", expected, received);
  if (first === undefined && succeeded(after)) return { kind: "held" };
  return {
    kind: "broken",
    says: `${update} was refused, and yet ${nameOf(after.operation)} answers otherwise than before.`,
    expected: first === undefined ? `status ${before.status}` : JSON.stringify(first.expected),
    received: first === undefined ? `status ${after.status}` : JSON.stringify(first.received),
    at: first === undefined ? "status" : `body ${first.at}`,
    answer: after,
  };
}
