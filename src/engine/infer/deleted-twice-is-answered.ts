import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { deletedThing } from "./deleted-is-gone.js";
import { type InferredProperty, mayBeMissing, nameOf, refused, succeeded } from "./sequence.js";

/** A second deletion is refused; a success will do where it is a documented one. */
export function deletedTwiceIsAnswered(resource: CrudResource): InferredProperty[] {
  const { create, remove } = resource;
  if (create === undefined || remove === undefined) return [];
  return [
    {
      inference: "deleted-twice-is-answered",
      operation: remove,
      operations: [create, remove],
      because: `${nameOf(remove)} deletes what ${nameOf(create)} creates, and nothing is there the second time`,
      resource,
      place: remove.pointer,
      makes: 1,
      maxRequests: 3,
      draws: "one",
      check: async (script) => {
        const made = await deletedThing(script, resource);
        if (made.kind !== "made") return made;
        const request = script.requestOn(remove, made);
        if (request.kind !== "prepared") return request;
        const answer = await script.send(remove, request.value);
        if (answer.kind !== "answer") return answer;
        const isDocumented = answer.observation.documented !== undefined || mayBeMissing(remove);
        if (refused(answer) || (succeeded(answer) && isDocumented)) return { kind: "held" };
        return {
          kind: "broken",
          says: `A second ${nameOf(remove)} is neither refused nor a documented success.`,
          expected: "a refusal, or a documented success",
          received: `status ${answer.status}`,
          at: "status",
          answer,
        };
      },
    },
  ];
}
