import type { CrudResource } from "../../documents/crud/crud-resource.js";
import { boundsOf, listRequest, withQuery } from "./list-request.js";
import { itemsOfAnswer } from "./listed-items.js";
import {
  type Answer,
  type InferredProperty,
  moot,
  nameOf,
  type Script,
  succeeded,
  type Unsettled,
} from "./sequence.js";

/** A page has no more items than were asked for. */
export function pageSizeIsHonoured(resource: CrudResource): InferredProperty[] {
  const { create, list } = resource;
  const size = list?.size;
  if (list === undefined || size === undefined) return [];
  const wanted = Math.max(1, boundsOf(list, size).minimum ?? 1);
  const isMakeable = create !== undefined && wanted < mostMade;
  return [
    {
      inference: "page-size-is-honoured",
      operation: list.operation,
      operations: [list.operation, ...(isMakeable ? [create] : [])],
      because: `${nameOf(list.operation)} takes ${size}, the size of a page`,
      resource,
      place: list.operation.parameters.find(({ name }) => name === size)?.pointer ?? list.operation.pointer,
      makes: isMakeable ? wanted + 1 : 0,
      maxRequests: 2 * (wanted + 1) + 1,
      draws: "one",
      check: async (script) => {
        if (isMakeable) {
          const fault = await makeMany(script, wanted + 1);
          if (fault !== undefined) return fault;
        }
        const request = listRequest(script, list);
        if (request.kind !== "prepared") return request;
        const sized = withQuery(request, size, wanted);
        const count = (answer: Answer) => (itemsOfAnswer(list, answer) ?? []).length;
        const answer = await script.eventually(
          () => script.send(list.operation, sized.value),
          (seen) => count(seen) >= wanted,
        );
        if (answer.kind !== "answer") return answer;
        if (!succeeded(answer)) return moot(`a page of ${wanted} was refused: ${answer.status}`);
        if (count(answer) > wanted)
          return {
            kind: "broken",
            says: `${nameOf(list.operation)} was asked for ${size}=${wanted} and answers ${count(answer)} items.`,
            expected: `at most ${wanted}`,
            received: String(count(answer)),
            at: `body ${list.items[0] ?? ""}`,
            answer,
          };
        return count(answer) === wanted ? { kind: "held" } : moot("there are too few items to fill a page");
      },
    },
  ];
}

/** No more things than this are made to fill pages. */
const mostMade = 4;

/** Makes so many things; undefined when that went well. */
async function makeMany(script: Script, count: number): Promise<Unsettled | undefined> {
  for (let index = 0; index < count; index += 1) {
    const made = await script.make();
    if (made.kind !== "made") return made;
  }
  return undefined;
}
