import type { CrudResource, Listing } from "../../documents/crud/crud-resource.js";
import { identifierText } from "../identifier-text.js";
import { boundsOf } from "./list-request.js";
import { type Conclusion, type InferredProperty, moot, nameOf, type Script } from "./sequence.js";
import { type Walk, walkPages } from "./walk-pages.js";

/** Things to find again on the pages. */
const wanted = 3;

/** Pages neither lose nor repeat what this run made; where it can make nothing, what two passes agree on. */
export function pagesNeitherLoseNorRepeat(resource: CrudResource): InferredProperty[] {
  const { create, list } = resource;
  if (list === undefined || list.ids.length === 0) return [];
  if (list.paging === undefined && list.size === undefined) return [];
  const size = Math.max(1, list.size === undefined ? 1 : (boundsOf(list, list.size).minimum ?? 1));
  // Pages that hold more than there is to find show nothing.
  if (size > wanted - 1) return [];
  return [
    {
      inference: "pages-neither-lose-nor-repeat",
      operation: list.operation,
      operations: [list.operation, ...(create === undefined ? [] : [create])],
      because: `${nameOf(list.operation)} answers in pages (${[list.size, list.paging?.parameter].filter(Boolean).join(", ")})`,
      resource,
      place: list.operation.pointer,
      makes: create === undefined ? 0 : wanted,
      maxRequests: 30,
      draws: "one",
      alone: true,
      check: (script) =>
        create === undefined ? judgePasses(script, list, size) : judgeMade(script, list, size),
    },
  ];
}

async function judgeMade(script: Script, list: Listing, size: number): Promise<Conclusion> {
  const ids: string[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const made = await script.make();
    if (made.kind !== "made") return made;
    ids.push(identifierText(made.id));
  }
  const faultOf = (walk: Walk) => lostOrRepeated(ids, walk);
  let walk = await walkPages(script, list, size);
  // A list that others change while it is read, or that takes a while to be up to date, settles.
  for (let attempt = 0; attempt < 2 && walk.kind === "walked" && faultOf(walk) !== undefined; attempt += 1)
    walk = await walkPages(script, list, size);
  if (walk.kind !== "walked") return walk;
  const fault = faultOf(walk);
  if (fault !== undefined) return broken(list, walk, fault);
  return walk.pages > 1 ? { kind: "held" } : moot("all items are on one page");
}

/** Without anything of its own to look for, a run only notices what repeats in two passes alike. */
async function judgePasses(script: Script, list: Listing, size: number): Promise<Conclusion> {
  const first = await walkPages(script, list, size);
  if (first.kind !== "walked") return first;
  const second = await walkPages(script, list, size);
  if (second.kind !== "walked") return second;
  if (first.ids.join("\n") !== second.ids.join("\n")) return moot("the list changes while it is read");
  if (first.pages < 2) return moot("there are too few items for two pages");
  const repeated = first.ids.find((id, index) => first.ids.indexOf(id) !== index);
  if (repeated === undefined) return { kind: "held" };
  return broken(list, second, {
    says: "repeat an item",
    expected: "each item once",
    received: `${repeated} twice`,
  });
}

interface Fault {
  readonly says: string;
  readonly expected: string;
  readonly received: string;
}

function lostOrRepeated(ids: readonly string[], { ids: seen, pages }: Walk): Fault | undefined {
  const lost = ids.find((id) => !seen.includes(id));
  const repeated = ids.find((id) => seen.filter((other) => other === id).length > 1);
  if (lost !== undefined)
    return {
      says: "lose an item",
      expected: `${lost} on one of the pages`,
      received: `${seen.length} items on ${pages} pages, none of them it`,
    };
  if (repeated !== undefined)
    return {
      says: "repeat an item",
      expected: `${repeated} once`,
      received: "it stands on more than one page",
    };
  return undefined;
}

function broken(list: Listing, { last }: Walk, { says, expected, received }: Fault): Conclusion {
  return {
    kind: "broken",
    says: `The pages of ${nameOf(list.operation)} ${says}.`,
    expected,
    received,
    at: `body ${list.items[0] ?? ""}`,
    answer: last,
  };
}
