import type { CreatedResource } from "./binder.js";
import type { ResourceTally } from "./events.js";
import { identifierText } from "./identifier-text.js";
import { pause } from "./pause.js";
import type { Removal, RemovedResource } from "./remove-resource.js";
import type { ResourceRequests } from "./resource-requests.js";
import type { Session } from "./session.js";

/** How long the end of a run waits for what could not be removed yet, in milliseconds, before each further try. */
const lastWaitsMs = [100, 400, 1_500, 4_000];

/** The removal of everything that a run made. */
export interface Removals {
  readonly remove: (resources: readonly CreatedResource[]) => Promise<void>;
  /** Removes what a list shows to be the run's; false where it is left. */
  readonly removeShown: (resource: CreatedResource) => Promise<boolean>;
  /** Tries again, at the end of the run, to remove what could not be removed before. */
  readonly finish: () => Promise<void>;
  /** Takes note of something that nobody will remove. */
  readonly leave: (left: LeftOver) => void;
  /** Takes note of something that is still there after its deletion was answered as done. */
  readonly keep: (resource: CreatedResource, reason: string) => void;
  /** How many resources of a name may still be there: a target that cannot remove may say that it knows none. */
  readonly mayBeThere: (name: string) => number;
  /** How many were removed, and what is still there. */
  readonly tally: () => Pick<ResourceTally, "deleted" | "left">;
}

type LeftOver = ResourceTally["left"][number];

/** Removals of one provider's run. */
export function createRemovals(session: Session, requests: ResourceRequests): Removals {
  let deleted = 0;
  let late: readonly Late[] = [];
  const left: LeftOver[] = [];
  const doubtful: string[] = [];
  const cleanUp = session.custody === undefined ? session.signal : new AbortController().signal;

  const book = session.custody?.book;
  const note = (resource: CreatedResource, removal: Removal) => {
    switch (removal.kind) {
      case "left":
        book?.noteResource(resource, { is: "left", because: removal.reason, id: resource.id });
        return;
      case "astray":
        // It is looked for again at the end: the request may have made something under another identifier.
        book?.disown(resource, removal.reason);
        return;
      default:
        if (book?.isGone(resource) !== true) deleted += 1;
        if (removal.kind === "unknown") doubtful.push(resource.resource);
        book?.noteResource(resource, { is: "removed" });
    }
  };
  const removeNow = async (resource: CreatedResource): Promise<readonly RemovedResource[]> => {
    const removed = await requests.remove(resource);
    for (const one of removed) note(one.resource, one.removal);
    return removed;
  };
  const isLeftOf = (removed: readonly RemovedResource[]) =>
    removed.some(({ removal }) => removal.kind === "left");
  const remove: Removals["remove"] = async (resources) => {
    const removed: RemovedResource[] = [];
    for (const resource of resources) removed.push(...(await removeNow(resource)));
    for (const { resource, removal } of removed) {
      if (removal.kind !== "left") continue;
      const { reason, patienceMs } = removal;
      if (patienceMs > 0)
        late = [
          ...late,
          { resource, reason, patienceMs, release: session.budget.setAside(requests.mostToRemove(resource)) },
        ];
      else left.push(leftOver({ resource, reason }));
    }
  };
  const isLeft = (resource: CreatedResource) =>
    left.some(({ resource: name, id }) => name === resource.resource && id === identifierText(resource.id));
  return {
    remove,
    removeShown: async (resource) => {
      if (isLeft(resource)) return false;
      const removal = await requests.removeShown(resource);
      note(resource, removal);
      if (removal.kind === "left") left.push(leftOver({ resource, reason: removal.reason }));
      return removal.kind !== "left";
    },
    finish: async () => {
      let waitedMs = 0;
      for (const waitMs of lastWaitsMs) {
        const [first] = late;
        const longestMs = Math.max(0, ...late.map(({ patienceMs }) => patienceMs));
        if (first === undefined || waitedMs >= longestMs) break;
        if (session.advance === undefined) await pause(waitMs, cleanUp);
        else session.advance(waitMs);
        waitedMs += waitMs;
        // The oldest tells whether it is time for the others; in the end each has its turn.
        const isLast = waitedMs >= longestMs || waitMs === lastWaitsMs.at(-1);
        if (!isLast && isLeftOf(await removeNow(first.resource))) continue;
        const again = isLast ? late : late.slice(1);
        for (const { release } of late) release();
        late = [];
        await remove(again.map(({ resource }) => resource));
      }
      left.push(...late.map(leftOver));
      for (const { release } of late) release();
      late = [];
    },
    leave: (one) => {
      left.push(one);
    },
    keep: (resource, reason) => {
      deleted -= 1;
      left.push(leftOver({ resource, reason }));
      book?.noteResource(resource, { is: "left", because: reason, id: resource.id });
    },
    mayBeThere: (name) =>
      [...doubtful, ...[...left, ...late.map(leftOver)].map(({ resource }) => resource)].filter(
        (resource) => resource === name,
      ).length,
    tally: () => ({ deleted, left: [...left, ...late.map(leftOver)] }),
  };
}

interface Late {
  readonly resource: CreatedResource;
  readonly reason: string;
  readonly patienceMs: number;
  /** Releases what was set aside for trying again. */
  readonly release: () => void;
}

function leftOver({ resource, reason }: Pick<Late, "resource" | "reason">): LeftOver {
  return { resource: resource.resource, id: identifierText(resource.id), reason };
}
