import type { Exchange } from "../core/exchange.js";
import type { Operation, Provider } from "../documents/model.js";
import type { CreatedResource } from "./binder.js";
import type { Creation } from "./budget.js";
import { type Custody, isLive } from "./creations/custody.js";
import { findNamed } from "./creations/find-named.js";
import { identifiersOf } from "./creations/identifiers-of.js";
import { type Settling, settleOpen } from "./creations/settle-open.js";
import { madeBy, neededBy } from "./effects/operation-effects.js";
import type { ResourceTally } from "./events.js";
import { pause } from "./pause.js";
import { createRemovals, type Removals } from "./removals.js";
import { type BaseOf, createResourceRequests, type Making, type OwnMeans } from "./resource-requests.js";
import { createSemaphore } from "./semaphore.js";
import type { Session } from "./session.js";

/** Makes resources that cases need, and removes everything that the run made. */
export interface ResourceKeeper {
  /** Holds the places of all resources that an operation may make or needs, while the work runs. */
  readonly within: <T>(operation: Operation, work: () => Promise<T>) => Promise<T>;
  /** Holds so many places of each resource, as far as there are so many, while the work runs. */
  readonly holding: <T>(places: ReadonlyMap<string, number>, work: () => Promise<T>) => Promise<T>;
  /** Makes the resources that an operation needs, or says why that failed. */
  readonly provide: (
    operation: Operation,
    own: OwnMeans,
  ) => Promise<Provided | { kind: "failed"; reason: string }>;
  /** Takes note of what an exchange made, to be removed. */
  readonly adopt: (created: readonly CreatedResource[]) => void;
  /** Looks for what an exchange may have made though no answer identifies it, and removes it where it is found. */
  readonly mourn: (operation: Operation, exchange: Exchange) => Promise<void>;
  /** Whether an exchange may have made something that no answer identifies. */
  readonly isUnclear: (exchange: Exchange) => boolean;
  readonly remove: (created: readonly CreatedResource[]) => Promise<void>;
  /** Takes note of one that a case itself removed. */
  readonly release: (created: CreatedResource) => void;
  /** Why there may be no room for what an operation makes: what could not be removed fills it. */
  readonly crowding: (operation: Operation) => string | undefined;
  /** Tries once more, at the end of a run, to remove what is left and could not be named before. */
  readonly finish: () => Promise<void>;
  readonly tally: () => ResourceTally;
}

/** Resources that an operation needs. */
export interface Provided {
  readonly kind: "provided";
  readonly resources: ReadonlyMap<string, CreatedResource>;
  readonly remove: () => Promise<void>;
}

/** Never fires: cleaning up takes its time, whoever interrupts the run. */
const undisturbed = new AbortController().signal;

/** Builds the keeper of one provider's run. */
export function createResourceKeeper(session: Session, baseOf: BaseOf): ResourceKeeper {
  const { provider } = session;
  const requests = createResourceRequests(session, baseOf);
  const gates = new Map(
    provider.profile.resources.flatMap(({ name, atMost }) =>
      atMost === undefined ? [] : [[name, createSemaphore(atMost)] as const],
    ),
  );
  const removals = createRemovals(session, requests);
  const { remove } = removals;
  let created = 0;
  let released = 0;

  /** Counts what was made, once however often it is met. */
  const count = (resource: CreatedResource) => {
    const entry = session.custody?.book.entryFor(resource);
    if (entry?.isCounted === true) return;
    if (entry !== undefined) entry.isCounted = true;
    created += 1;
  };
  const adopt = (resources: readonly CreatedResource[]) => {
    for (const resource of resources) count(resource);
  };
  const settling = ({ book }: Custody): Settling => ({
    adopt: count,
    remove: removals.removeShown,
    keep: removals.keep,
    forget: (entry) => {
      if (entry.isCounted === true) created -= 1;
      book.note(entry, { is: "absent" });
    },
    leave: (entry, reason) => {
      const { resource, operation, names, chosen } = entry.intent;
      if (entry.isCounted !== true) created += 1;
      removals.leave({
        resource: resource ?? operation,
        id: String(chosen ?? names[0] ?? "unknown"),
        reason,
      });
      book.note(entry, { is: "left", because: reason });
    },
    wait: (ms) => pause(ms, undisturbed),
  });
  const isUnclear: ResourceKeeper["isUnclear"] = (exchange) =>
    session.custody?.book.entryOf(exchange)?.fate?.is === "unknown";
  const mourn: ResourceKeeper["mourn"] = async (operation, exchange) => {
    if (!isLive(session)) {
      created += 1;
      const reason = "the answer does not identify what was created";
      removals.leave({ resource: operation.id, id: "unknown", reason });
      return;
    }
    const entry = session.custody.book.entryOf(exchange);
    const found = entry === undefined ? undefined : await findNamed(session, entry);
    if (entry === undefined || found?.kind !== "found") return;
    for (const resource of found.resources) {
      const { id } = resource;
      session.custody.book.note(entry, { is: "made", id, ...identifiersOf(provider, resource) }, resource);
      count(resource);
      await removals.removeShown(resource);
    }
  };
  const provide: ResourceKeeper["provide"] = async (operation, own) => {
    const resources = new Map<string, CreatedResource>();
    const creations: Creation[] = [];
    const removeAll = async () => {
      // What was made in another thing goes before that.
      await remove([...resources.values()].reverse());
      for (const creation of creations) creation.settle();
    };
    for (const name of neededBy(provider, operation)) {
      const resource = provider.profile.resources.find((candidate) => candidate.name === name);
      const { made, fault, creation, unclear } =
        resource === undefined
          ? ({ fault: `the profile describes no ${name}` } as Making)
          : await requests.make(resource, own, resources);
      if (creation !== undefined) creations.push(creation);
      if (unclear !== undefined && isUnclear(unclear)) await mourn(operation, unclear);
      if (made !== undefined) {
        adopt([made]);
        resources.set(name, await requests.completed(made));
      }
      // Where nobody said that this makes what is needed, requests name what may not exist.
      if (fault !== undefined && provider.profile.isImplied !== true) {
        await removeAll();
        return { kind: "failed", reason: fault };
      }
    }
    return { kind: "provided", resources, remove: removeAll };
  };

  const holding: ResourceKeeper["holding"] = async (places, work) => {
    // Always in the same order, so that two cases never wait for each other.
    const held = [...places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, count]) => {
        const gate = gates.get(name);
        return gate === undefined || count === 0 ? [] : [{ gate, count }];
      });
    for (const { gate, count } of held) await gate.acquire(count);
    try {
      return await work();
    } finally {
      for (const { gate, count } of held) gate.release(count);
    }
  };

  return {
    within: (operation, work) => {
      const names = [
        ...neededBy(provider, operation),
        ...madeBy(provider, operation).map(({ name }) => name),
      ];
      return holding(new Map(names.map((name) => [name, 1])), work);
    },
    holding,
    provide,
    adopt,
    isUnclear,
    mourn,
    remove,
    release: (resource) => {
      released += 1;
      session.custody?.book.noteResource(resource, { is: "removed" });
    },
    crowding: (operation) => crowding(provider, operation, removals.mayBeThere),
    finish: async () => {
      await removals.finish();
      if (isLive(session)) await settleOpen(session, settling(session.custody));
    },
    tally: () => {
      const { deleted, left } = removals.tally();
      return { created, deleted: deleted + released, left };
    },
  };
}

function crowding(
  { profile }: Provider,
  operation: Operation,
  mayBeThere: Removals["mayBeThere"],
): string | undefined {
  const full = profile.resources.find(
    ({ name, createdBy, atMost }) =>
      createdBy.includes(operation.id) && atMost !== undefined && mayBeThere(name) >= atMost,
  );
  if (full === undefined) return undefined;
  return `there is room for ${full.atMost} of ${full.name}, and what earlier cases made may still be there`;
}
