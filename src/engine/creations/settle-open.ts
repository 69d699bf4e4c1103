import type { CreatedResource } from "../binder.js";
import type { LiveSession } from "./custody.js";
import { identifiersOf } from "./identifiers-of.js";
import type { Entry } from "./ledger-book.js";
import { type Search, searchLists, showsTraits } from "./search-lists.js";

/** How the end of a run waits before each look at the lists, in milliseconds. */
const waitsMs = [0, 150, 350, 600, 1_200, 3_000, 5_000];

/** A server that gave no answer may be at work still: this long is waited for what it makes, in milliseconds. */
const lostMs = 1_000;

/** What appears without a name is left this long to whoever may be using it, in milliseconds. */
const strangersMs = 2_000;

/** What is listed again and again, though its deletion is answered as done, is given up after so many tries. */
const mostTries = 3;

/** What settling does with what it finds. */
export interface Settling {
  /** Takes note of something that no answer had told of. */
  readonly adopt: (resource: CreatedResource) => void;
  /** Removes something that is certainly the run's; false where it could not. */
  readonly remove: (resource: CreatedResource) => Promise<boolean>;
  /** Takes note that something is still there though its deletion was answered as done. */
  readonly keep: (resource: CreatedResource, reason: string) => void;
  /** Takes note of what may be there and cannot be found. */
  readonly leave: (entry: Entry, reason: string) => void;
  /** Takes note that a request made nothing after all. */
  readonly forget: (entry: Entry) => void;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Looks through the lists for everything that the run made, whatever the answers told, and removes it. What only may
 * be the run's is left alone.
 */
export async function settleOpen(session: LiveSession, settling: Settling): Promise<void> {
  if (session.custody.book.whereabouts().length === 0) return;
  const tries = new Map<string, number>();
  let elapsedMs = 0;
  let search: Search = { ours: [], absent: [], appeared: [], untold: [] };
  for (const waitMs of waitsMs) {
    await settling.wait(waitMs);
    elapsedMs += waitMs;
    search = await searchLists(session);
    const removed = await removeFound(session, settling, { search, tries });
    const strangers = elapsedMs < strangersMs ? 0 : await removeStrangers(session, settling, search);
    if (removed + strangers === 0 && !mustLookAgain(session, search, elapsedMs)) break;
  }
  conclude(session, settling, search);
}

async function removeFound(
  { custody: { book }, provider }: LiveSession,
  settling: Settling,
  { search, tries }: { readonly search: Search; readonly tries: Map<string, number> },
): Promise<number> {
  let removed = 0;
  for (const { resource, entry, isNew } of search.ours) {
    const key = JSON.stringify([resource.resource, resource.account, resource.id]);
    const tried = tries.get(key) ?? 0;
    if (tried > mostTries) continue;
    tries.set(key, tried + 1);
    if (tried === mostTries) {
      settling.keep(resource, "its deletion is answered as done, and the list still shows it");
      continue;
    }
    if (isNew && !book.isGone(resource)) {
      const isUnclear = entry.fate === undefined || entry.fate.is === "unknown";
      const fate = { is: "made", id: resource.id, ...identifiersOf(provider, resource) } as const;
      if (isUnclear) book.note(entry, fate, resource);
      else await book.discover(entry, resource);
      settling.adopt(resource);
    }
    if (await settling.remove(resource)) removed += 1;
  }
  return removed;
}

/**
 * What appeared without a name of the run's is the run's when it shows all that a request of unknown fate sent, when
 * nobody removed it in the meantime, and when there are no more such things than such requests.
 */
async function removeStrangers(
  { custody: { book }, provider }: LiveSession,
  settling: Settling,
  { appeared }: Search,
): Promise<number> {
  let removed = 0;
  const taken = new Set<string>();
  for (const { entry, resources } of appeared) {
    const alike = appeared.filter(
      (other) => JSON.stringify(other.entry.intent.traits) === JSON.stringify(entry.intent.traits),
    );
    const fitting = resources.filter((resource) => showsTraits(resource, entry));
    const resource = fitting.find(({ id }) => !taken.has(String(id)));
    if (resource === undefined || fitting.length > alike.length) continue;
    taken.add(String(resource.id));
    const fate = { is: "made", id: resource.id, ...identifiersOf(provider, resource) } as const;
    book.note(entry, fate, resource);
    settling.adopt(resource);
    if (await settling.remove(resource)) removed += 1;
  }
  return removed;
}

function mustLookAgain({ provider }: LiveSession, { absent, appeared }: Search, elapsedMs: number): boolean {
  const patienceOf = ({ fate }: Entry) =>
    Math.max(provider.profile.convergenceMs, fate?.is === "unknown" && fate.isLost === true ? lostMs : 0);
  const isLate = absent.some((entry) => elapsedMs < patienceOf(entry));
  const isRipening = appeared.some(({ entry, resources }) =>
    resources.some((resource) => showsTraits(resource, entry)),
  );
  return isLate || (isRipening && elapsedMs < strangersMs);
}

function conclude({ custody: { book } }: LiveSession, settling: Settling, search: Search): void {
  const isOpen = (entry: Entry) => book.open().includes(entry);
  for (const entry of search.absent) if (isOpen(entry)) settling.forget(entry);
  for (const { entry, reason } of search.untold)
    if (isOpen(entry)) settling.leave(entry, `it is not known whether it was created: ${reason}`);
  for (const { entry, resources } of search.appeared) {
    if (!isOpen(entry) || entry.fate?.is === "made") continue;
    const ids = resources.map(({ id }) => String(id)).slice(0, 3);
    settling.leave(
      entry,
      ids.length === 0
        ? "it is not known whether it was created: its request gave it no name of this run's"
        : `one of ${ids.join(", ")} may be it; they appeared meanwhile, and may be somebody else's`,
    );
  }
}
