import type { Exchange } from "../../core/exchange.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";
import { type Fate, type Intent, isSettled, type Ledger } from "../ledger.js";
import { fateOf } from "./fate-of.js";
import { identifiersOf } from "./identifiers-of.js";
import { type CreatingRequest, intentOf } from "./intent-of.js";
import { mayCreate } from "./may-create.js";

/** One request that may have created something, and what is known of that. */
export interface Entry {
  readonly number: number;
  readonly intent: Intent;
  readonly request: RequestValue;
  fate: Fate | undefined;
  /** What it made, as its answer or the list told it. */
  made?: CreatedResource;
  /** Whether it counts among what was created. */
  isCounted?: boolean;
  /** Whether that was seen to be what the request made. */
  isProven?: boolean;
}

/** What one resource is told from others by. */
export type ResourceKey = Pick<CreatedResource, "resource" | "account" | "id">;

/** What a run knows of everything that it may have created; the ledger outlives it. */
export interface LedgerBook {
  /** The run's prefix in fresh names. */
  readonly run: string;
  /** Puts a request on record before it is sent; undefined where it can create nothing. */
  readonly intend: (request: CreatingRequest) => Promise<Entry | undefined>;
  /** Puts on record what the answer says. */
  readonly answered: (entry: Entry, request: CreatingRequest, exchange: Exchange) => void;
  readonly note: (entry: Entry, fate: Fate, made?: CreatedResource) => void;
  /** Puts on record what became of a resource, whichever requests made it. */
  readonly noteResource: (resource: CreatedResource, fate: Fate) => void;
  /** Puts on record that a resource is not what the requests made that were told so. */
  readonly disown: (resource: ResourceKey, because: string) => void;
  readonly entryOf: (exchange: Exchange) => Entry | undefined;
  readonly entryFor: (resource: ResourceKey) => Entry | undefined;
  /** What the run made under an identifier and has not removed. */
  readonly madeAs: (resource: ResourceKey) => CreatedResource | undefined;
  /** Puts on record what no answer told of: a thing with the run's prefix in its name. */
  readonly discover: (like: Entry, resource: CreatedResource) => Promise<void>;
  /** Those that something may be left of. */
  readonly open: () => readonly Entry[];
  /** One entry for each list that may show what the run made. */
  readonly whereabouts: () => readonly Entry[];
  /** Whether the run has seen a resource go. */
  readonly isGone: (resource: ResourceKey) => boolean;
  readonly ledger: Ledger;
}

/** A book with nothing in it, or with what an earlier run left. */
export function openLedgerBook(
  provider: Provider,
  ledger: Ledger,
  { run, known = [] }: { readonly run: string; readonly known?: readonly Entry[] },
): LedgerBook {
  const open = new Set<Entry>();
  const byResource = new Map<string, Entry[]>();
  const places = new Map<string, Entry>();
  /** With the requests that had made it. */
  const gone = new Map<string, readonly Entry[]>();
  const byExchange = new WeakMap<Exchange, Entry>();

  const enter = (entry: Entry) => {
    const { intent, made } = entry;
    places.set(JSON.stringify([intent.resource, intent.account, intent.place]), entry);
    if (made !== undefined) byResource.set(keyOf(made), [...(byResource.get(keyOf(made)) ?? []), entry]);
    if (isSettled(entry.fate)) leave(entry);
    else open.add(entry);
  };
  const leave = (entry: Entry) => {
    open.delete(entry);
    if (entry.made === undefined) return;
    gone.set(keyOf(entry.made), byResource.get(keyOf(entry.made)) ?? gone.get(keyOf(entry.made)) ?? []);
    byResource.delete(keyOf(entry.made));
  };
  /** A request that made something else than its answer told has not made what that told. */
  const forgetMade = (entry: Entry) => {
    if (entry.made === undefined) return;
    const key = keyOf(entry.made);
    const others = (byResource.get(key) ?? []).filter((other) => other !== entry);
    if (others.length > 0) byResource.set(key, others);
    else byResource.delete(key);
    entry.isProven = false;
  };
  const note: LedgerBook["note"] = (entry, fate, made) => {
    entry.fate = fate;
    if (made !== undefined) {
      forgetMade(entry);
      entry.made = made;
      gone.delete(keyOf(made));
      byResource.set(keyOf(made), [...(byResource.get(keyOf(made)) ?? []), entry]);
    }
    ledger.note(entry.number, fate);
    if (isSettled(fate)) leave(entry);
    else open.add(entry);
  };
  for (const entry of known) enter(entry);
  return {
    run,
    ledger,
    intend: async (request) => {
      if (!mayCreate(provider, request.operation, request.wire.method)) return undefined;
      const intent = intentOf(provider, run, request);
      const number = await ledger.intend(intent);
      const entry: Entry = { number, intent, request: request.value, fate: undefined };
      enter(entry);
      return entry;
    },
    answered: (entry, request, exchange) => {
      byExchange.set(exchange, entry);
      const { fate, made } = fateOf(provider, request, exchange);
      // A refusal settles nothing after an earlier answer that left it open.
      if (fate.is === "nothing" && entry.fate !== undefined) return;
      note(entry, fate, made);
    },
    note,
    noteResource: (resource, fate) => {
      const key = keyOf(resource);
      for (const entry of byResource.get(key) ?? gone.get(key) ?? []) note(entry, fate);
      if (isSettled(fate) && !gone.has(key)) gone.set(key, []);
    },
    disown: (resource, because) => {
      const entries = byResource.get(keyOf(resource)) ?? [];
      byResource.delete(keyOf(resource));
      for (const entry of entries) {
        delete entry.made;
        note(entry, { is: "unknown", because });
      }
    },
    entryOf: (exchange) => byExchange.get(exchange),
    entryFor: (resource) => byResource.get(keyOf(resource))?.at(-1),
    madeAs: (resource) => byResource.get(keyOf(resource))?.at(-1)?.made,
    discover: async (like, resource) => {
      const number = await ledger.intend(like.intent);
      const entry: Entry = { number, intent: like.intent, request: like.request, fate: undefined };
      note(entry, { is: "made", id: resource.id, ...identifiersOf(provider, resource) }, resource);
    },
    open: () => [...open],
    whereabouts: () => [...places.values()],
    isGone: (resource) => gone.has(keyOf(resource)),
  };
}

/** The same identifier of the same kind in the same account is the same resource. */
function keyOf({ resource, account, id }: ResourceKey): string {
  return JSON.stringify([resource, account ?? "first", String(id)]);
}
