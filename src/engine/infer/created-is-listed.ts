import type { CrudResource, Listing } from "../../documents/crud/crud-resource.js";
import { identifierText } from "../identifier-text.js";
import { wholeListRequest } from "./list-request.js";
import { identifiersOf, itemsOfAnswer, mayBePart } from "./listed-items.js";
import { type Answer, type InferredProperty, mayBeMissing, moot, nameOf, succeeded } from "./sequence.js";

/** What is created is listed. */
export function createdIsListed(resource: CrudResource): InferredProperty[] {
  const { create, list } = resource;
  if (create === undefined || list === undefined || list.ids.length === 0) return [];
  return [
    {
      inference: "created-is-listed",
      operation: create,
      operations: [create, list.operation],
      because: `${nameOf(list.operation)} lists what ${nameOf(create)} creates`,
      resource,
      place: list.operation.pointer,
      makes: 1,
      maxRequests: 3,
      draws: "one",
      check: async (script) => {
        const made = await script.make();
        if (made.kind !== "made") return made;
        const request = wholeListRequest(script, list, made);
        if (request.kind !== "prepared") return request;
        const id = identifierText(made.id);
        const answer = await script.eventually(
          () => script.send(list.operation, request.value),
          (seen) => idsIn(list, seen)?.includes(id) === true,
        );
        if (answer.kind !== "answer") return answer;
        const ids = idsIn(list, answer);
        if (ids === undefined) return moot(`the list could not be read: ${answer.status}`);
        if (ids.includes(id)) return { kind: "held" };
        if (mayBeMissing(list.operation))
          return moot(`the server may not keep ${nameOf(list.operation)}, which other material describes`);
        if (mayBePart(list, answer)) return moot("the new thing may be on another page of the list");
        const items = itemsOfAnswer(list, answer) ?? [];
        if (ids.length < items.length) return moot("not every item of the list has an identifier");
        return {
          kind: "broken",
          says: `What ${nameOf(create)} has just created is not in the list of ${nameOf(list.operation)}.`,
          expected: `an item with the identifier ${id}`,
          received: ids.length === 0 ? "an empty list" : `${ids.length} items, none of them it`,
          at: `body ${list.items[0] ?? ""}`,
          answer,
        };
      },
    },
  ];
}

function idsIn(list: Listing, answer: Answer): string[] | undefined {
  const items = succeeded(answer) ? itemsOfAnswer(list, answer) : undefined;
  return items === undefined ? undefined : identifiersOf(list, items);
}
