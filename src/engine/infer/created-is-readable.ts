import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { type Answer, type InferredProperty, mayBeMissing, moot, nameOf, succeeded } from "./sequence.js";

/** Whether an answer says that there is no such operation at all. */
function isUnknownMethod({ status }: Answer): boolean {
  return status === 405 || status === 501;
}

/** What one operation creates can be read. */
export function createdIsReadable(resource: CrudResource): InferredProperty[] {
  const { create, read } = resource;
  if (create === undefined || read === undefined) return [];
  return [
    {
      inference: "created-is-readable",
      operation: create,
      operations: [create, read],
      because: `${nameOf(read)} reads what ${nameOf(create)} creates`,
      resource,
      place: read.pointer,
      makes: 1,
      maxRequests: 3,
      draws: "several",
      check: async (script) => {
        const made = await script.make();
        if (made.kind !== "made") return made;
        const request = script.requestOn(read, made);
        if (request.kind !== "prepared") return request;
        const answer = await script.eventually(
          () => script.send(read, request.value),
          (seen) => succeeded(seen) || isUnknownMethod(seen),
        );
        if (answer.kind !== "answer") return answer;
        if (succeeded(answer)) return { kind: "held" };
        if (mayBeMissing(read)) return moot(`the server may not have ${nameOf(read)}: ${answer.status}`);
        return {
          kind: "broken",
          says: `What ${nameOf(create)} has just created cannot be read: ${nameOf(read)} answers ${answer.status}.`,
          expected: "a success",
          received: `status ${answer.status}`,
          at: "status",
          answer,
        };
      },
    },
  ];
}
