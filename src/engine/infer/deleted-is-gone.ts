import type { CrudResource, Listing } from "../../documents/crud/crud-resource.js";
import { identifierText } from "../identifier-text.js";
import { wholeListRequest } from "./list-request.js";
import { identifiersOf, isMarkedDeleted, itemsOfAnswer } from "./listed-items.js";
import { onlyPretends, pretence } from "./only-pretends.js";
import {
  type Answer,
  type Conclusion,
  type InferredProperty,
  type Made,
  moot,
  nameOf,
  refused,
  type Script,
  succeeded,
} from "./sequence.js";

/** What is deleted can no longer be read and is not listed. */
export function deletedIsGone(resource: CrudResource): InferredProperty[] {
  const { create, read, remove, list } = resource;
  if (create === undefined || remove === undefined) return [];
  const lists = list !== undefined && list.ids.length > 0 ? list : undefined;
  if (read === undefined && lists === undefined) return [];
  return [
    {
      inference: "deleted-is-gone",
      operation: remove,
      operations: [
        create,
        remove,
        ...(read === undefined ? [] : [read]),
        ...(lists ? [lists.operation] : []),
      ],
      because: `${nameOf(remove)} deletes what ${nameOf(create)} creates`,
      resource,
      place: remove.pointer,
      makes: 1,
      maxRequests: 4,
      draws: "one",
      check: async (script) => {
        const made = await deletedThing(script, resource);
        if (made.kind !== "made") return made;
        const verdict =
          read === undefined ? { kind: "held" as const } : await unreadable(script, resource, made);
        if (verdict.kind !== "held" || lists === undefined) return verdict;
        return unlisted(script, { resource, list: lists }, made);
      },
    },
  ];
}

/** Makes a thing and deletes it. */
export async function deletedThing(
  script: Script,
  { remove }: CrudResource,
): Promise<Made | Exclude<Conclusion, { kind: "held" | "broken" }>> {
  const made = await script.make();
  if (made.kind !== "made" || remove === undefined) return made;
  const request = script.requestOn(remove, made);
  if (request.kind !== "prepared") return request;
  const answer = await script.send(remove, request.value);
  if (answer.kind !== "answer") return answer;
  if (!succeeded(answer)) return moot(`the new thing could not be deleted: ${answer.status}`);
  script.release(made);
  return answer.status === 202 ? moot("the deletion is only ordered (202)") : made;
}

async function unreadable(script: Script, { read, remove }: CrudResource, made: Made): Promise<Conclusion> {
  if (read === undefined || remove === undefined) return { kind: "held" };
  const request = script.requestOn(read, made);
  if (request.kind !== "prepared") return request;
  const isGone = (answer: Answer) => refused(answer) || isMarkedDeleted(answer.body);
  const answer = await script.eventually(() => script.send(read, request.value), isGone);
  if (answer.kind !== "answer") return answer;
  if (isGone(answer)) return { kind: "held" };
  if (!succeeded(answer)) return moot(`reading what was deleted was answered ${answer.status}`);
  if (await onlyPretends(script, read, made)) return moot(pretence(read));
  return {
    kind: "broken",
    says: `What ${nameOf(remove)} has deleted can still be read with ${nameOf(read)}.`,
    expected: "404 or 410",
    received: `status ${answer.status}`,
    at: "status",
    answer,
  };
}

async function unlisted(
  script: Script,
  { resource, list }: { readonly resource: CrudResource; readonly list: Listing },
  made: Made,
): Promise<Conclusion> {
  const request = wholeListRequest(script, list, made);
  // What the list needs that nobody knows takes nothing from what was seen already.
  if (request.kind !== "prepared") return resource.read === undefined ? request : { kind: "held" };
  const id = identifierText(made.id);
  const isShown = (answer: Answer) =>
    succeeded(answer) &&
    (itemsOfAnswer(list, answer) ?? []).some(
      (item) => identifiersOf(list, [item]).includes(id) && !isMarkedDeleted(item),
    );
  const answer = await script.eventually(
    () => script.send(list.operation, request.value),
    (seen) => !isShown(seen),
  );
  if (answer.kind !== "answer") return answer;
  if (!isShown(answer)) return { kind: "held" };
  return {
    kind: "broken",
    says: `What was deleted is still in the list of ${nameOf(list.operation)}.`,
    expected: `no item with the identifier ${id}`,
    received: "an item with it",
    at: `body ${list.items[0] ?? ""}`,
    answer,
  };
}
