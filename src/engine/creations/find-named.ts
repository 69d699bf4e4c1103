import type { CreatedResource } from "../binder.js";
import { asAccount } from "../session.js";
import type { LiveSession } from "./custody.js";
import type { Entry } from "./ledger-book.js";
import { type Listed, type ListedItem, listResources } from "./list-resources.js";
import { showsName } from "./run-names.js";

/** What the list says of that which a request may have made. */
export type Found =
  | { readonly kind: "found"; readonly resources: readonly CreatedResource[] }
  | { readonly kind: "absent" }
  | { readonly kind: "untold"; readonly reason: string };

/** Looks for what a request may have made, by the names that it gave it. */
export async function findNamed(session: LiveSession, entry: Entry): Promise<Found> {
  const { names } = entry.intent;
  if (names.length === 0) return { kind: "untold", reason: "the request gave it no name of this run's" };
  const listed = await listFor(session, entry);
  if (listed.kind === "untold") return listed;
  const named = listed.items.filter(({ item }) => showsName(item, names));
  const resources = named.map((item) => resourceIn(entry, item)).filter((one) => isNewSince(session, one));
  return resources.length === 0 ? { kind: "absent" } : { kind: "found", resources };
}

/** Whether a thing was not there before the run created anything: whatever name it shows, what was is not the run's. */
export function isNewSince({ custody }: LiveSession, resource: CreatedResource): boolean {
  return custody.sightings.sawBefore(resource) !== true;
}

/** The list that shows what a request may have made. */
export async function listFor(session: LiveSession, entry: Entry): Promise<Listed> {
  const { resource: name, operation, account } = entry.intent;
  const resource = session.provider.profile.resources.find((candidate) => candidate.name === name);
  if (resource === undefined)
    return { kind: "untold", reason: `the profile describes nothing that ${operation} makes` };
  return listResources(asAccount(session, account ?? "first"), {
    resource,
    operation: { id: operation },
    request: entry.request,
  });
}

/** A listed thing as that which a request made. */
export function resourceIn({ intent, request }: Entry, { id, item }: ListedItem): CreatedResource {
  return {
    resource: intent.resource ?? intent.operation,
    id,
    answer: item,
    operation: intent.operation,
    request,
    ...(intent.account === undefined ? {} : { account: intent.account }),
  };
}
