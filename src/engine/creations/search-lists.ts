import { isJsonObject, type Json } from "../../core/json.js";
import type { CreatedResource } from "../binder.js";
import { isMarkedDeleted } from "../infer/listed-items.js";
import type { LiveSession } from "./custody.js";
import { isNewSince, listFor, resourceIn } from "./find-named.js";
import type { Entry } from "./ledger-book.js";
import { listingFor } from "./list-resources.js";
import { showsName, showsOtherRun, showsRun } from "./run-names.js";

/** What one look at all lists that may show things of this run came to. */
export interface Search {
  /** Things with the run's prefix in their names, with the request that is most like the one that made them. */
  readonly ours: readonly {
    readonly resource: CreatedResource;
    readonly entry: Entry;
    readonly isNew: boolean;
  }[];
  /** Requests of unknown fate that no listed thing goes back to. */
  readonly absent: readonly Entry[];
  /** Things that appeared since and show no name, for each request without a name that may have made them. */
  readonly appeared: readonly { readonly entry: Entry; readonly resources: readonly CreatedResource[] }[];
  /** Requests of unknown fate whose list tells nothing, with the reason. */
  readonly untold: readonly { readonly entry: Entry; readonly reason: string }[];
}

/** Looks through every list that may show what this run made. */
export async function searchLists(session: LiveSession): Promise<Search> {
  const { book } = session.custody;
  const found: { -readonly [K in keyof Search]: Search[K][number][] } = {
    ours: [],
    absent: [],
    appeared: [],
    untold: [],
  };
  for (const place of distinctLists(session, book.whereabouts())) {
    const key = listKey(session, place);
    const concerned = book.open().filter((entry) => isUnclear(entry) && listKey(session, entry) === key);
    const listed = await listFor(session, place);
    if (listed.kind === "untold") {
      found.untold.push(...concerned.map((entry) => ({ entry, reason: listed.reason })));
      continue;
    }
    const live = listed.items.filter(({ item }) => !isMarkedDeleted(item));
    for (const one of live.filter(({ item }) => showsRun(item, book.run))) {
      const named = concerned.find(({ intent }) => showsName(one.item, intent.names));
      const resource = resourceIn(named ?? place, one);
      if (book.isGone(resource) && !listsThemselves(session, resource)) continue;
      if (!isNewSince(session, resource)) continue;
      found.ours.push({ resource, entry: named ?? place, isNew: book.entryFor(resource) === undefined });
    }
    const strange = live
      .map((one) => resourceIn(place, one))
      .filter((resource) => isNewAndNameless(session, resource));
    for (const entry of concerned) {
      if (found.ours.some((one) => one.entry === entry)) continue;
      if (entry.intent.names.length > 0 || (strange.length === 0 && wasLookedAt(session, entry)))
        found.absent.push(entry);
      else
        found.appeared.push({ entry, resources: strange.map((one) => ({ ...one, request: entry.request })) });
    }
  }
  return { ...found, ours: eachOnce(found.ours) };
}

/** One request for each list: many places of creation may share one. */
function distinctLists(session: LiveSession, places: readonly Entry[]): Entry[] {
  return [...new Map(places.map((place) => [listKey(session, place), place])).values()];
}

/** What tells the list that shows what a request made from other lists: the account, and what its own request holds. */
function listKey({ provider }: LiveSession, { intent }: Entry): string {
  const { resource: name, account = "first", place } = intent;
  const resource = provider.profile.resources.find((candidate) => candidate.name === name);
  const parameters = resource && listingFor(provider, resource)?.operation.parameters;
  const shared = (where: "path" | "server") =>
    Object.entries(place?.[where] ?? {}).filter(([parameter]) =>
      (parameters ?? []).some((one) => one.in === where && one.name === parameter),
    );
  return JSON.stringify([name, account, shared("path"), shared("server")]);
}

/** A thing that several accounts' lists show is removed once: as that which a request is known to have made, if one is. */
function eachOnce(ours: Search["ours"]): Search["ours"] {
  const known = [...ours].sort((left, right) => Number(left.isNew) - Number(right.isNew));
  const named = known.filter(({ resource, entry }) => showsName(resource.answer, entry.intent.names));
  const once = new Map<string, Search["ours"][number]>();
  for (const one of [...named, ...known]) {
    const key = JSON.stringify([one.resource.resource, String(one.resource.id)]);
    if (!once.has(key)) once.set(key, one);
  }
  return [...once.values()];
}

/** Whether a listed thing may be what a request without a name made: it shows all that the request sent. */
export function showsTraits({ answer }: CreatedResource, { intent }: Entry): boolean {
  const { traits = [] } = intent;
  const texts = new Set(textsIn(answer));
  return traits.length > 0 && traits.every((trait) => texts.has(trait));
}

function isUnclear({ fate }: Entry): boolean {
  return fate === undefined || fate.is === "unknown";
}

function wasLookedAt({ custody: { sightings } }: LiveSession, { intent }: Entry): boolean {
  return (
    sightings.sawBefore({
      resource: intent.resource ?? "",
      id: "",
      ...(intent.account === undefined ? {} : { account: intent.account }),
    }) !== undefined
  );
}

function isNewAndNameless({ custody, provider }: LiveSession, resource: CreatedResource): boolean {
  const { book, sightings } = custody;
  return (
    sightings.sawBefore(resource) === false &&
    !showsRun(resource.answer, book.run) &&
    !showsOtherRun(resource.answer, provider.profile.bindings, book.run) &&
    !book.isGone(resource) &&
    book.entryFor(resource) === undefined
  );
}

/** Whether a list shows the things themselves, and not records of them that stay when the things are gone. */
function listsThemselves({ provider }: LiveSession, { resource: name }: CreatedResource): boolean {
  const resource = provider.profile.resources.find((candidate) => candidate.name === name);
  const listing = resource && listingFor(provider, resource);
  if (resource === undefined || listing === undefined) return false;
  return provider.profile.bindings
    .filter(({ at }) => at.some(({ operation }) => resource.deletedBy.includes(operation)))
    .every(
      (binding) =>
        binding.kind !== "resource" ||
        binding.as === undefined ||
        binding.as.some((as) => listing.ids.includes(as) && binding.as?.[0] === as),
    );
}

function textsIn(value: Json | undefined): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
