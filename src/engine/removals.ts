import type { CreatedResource } from "./binder.js";
import type { ResourceTally } from "./events.js";
import { pause } from "./pause.js";
import type { ResourceRequests } from "./resource-requests.js";
import { identifierText, type Session } from "./session.js";

/** How long the end of a run waits for what cannot be named yet, in milliseconds, before each further try. */
const lastWaitsMs = [100, 400, 1_500, 4_000];

/** The removal of everything that a run made. */
export interface Removals {
  readonly remove: (resources: readonly CreatedResource[]) => Promise<void>;
  /** Tries again, at the end of the run, to remove what the target could not name before. */
  readonly finish: () => Promise<void>;
  /** Takes note of something that nobody will remove. */
  readonly leave: (left: ResourceTally["left"][number]) => void;
  /** How many resources of a name may still be there: a target that cannot remove may say that it knows none. */
  readonly mayBeThere: (name: string) => number;
  /** How many were removed, and what is still there. */
  readonly tally: () => Pick<ResourceTally, "deleted" | "left">;
}

/** Removals of one provider's run. */
export function createRemovals(session: Session, requests: ResourceRequests): Removals {
  let deleted = 0;
  let late: readonly Late[] = [];
  const left: ResourceTally["left"][number][] = [];
  const doubtful: string[] = [];

  const removeNow = async (resource: CreatedResource): Promise<string | undefined> => {
    const removal = await requests.remove(resource);
    if (removal.kind === "left") return removal.reason;
    deleted += 1;
    if (removal.kind === "unknown") doubtful.push(resource.resource);
    return undefined;
  };
  const remove: Removals["remove"] = async (resources) => {
    for (const resource of resources) {
      const reason = await removeNow(resource);
      if (reason === undefined) continue;
      if (requests.mayBeNamedLater(resource))
        late = [
          ...late,
          { resource, reason, release: session.budget.setAside(requests.mostToRemove(resource)) },
        ];
      else left.push(leftOver({ resource, reason }));
    }
  };
  return {
    remove,
    finish: async () => {
      for (const waitMs of lastWaitsMs) {
        const [first, ...rest] = late;
        if (first === undefined) return;
        if (session.advance === undefined) await pause(waitMs, session.signal);
        else session.advance(waitMs);
        // The oldest tells whether it is time for the others.
        if ((await removeNow(first.resource)) !== undefined) continue;
        for (const { release } of late) release();
        late = [];
        await remove(rest.map(({ resource }) => resource));
      }
    },
    leave: (one) => {
      left.push(one);
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
  /** Releases what was set aside for trying again. */
  readonly release: () => void;
}

function leftOver({ resource, reason }: Pick<Late, "resource" | "reason">): ResourceTally["left"][number] {
  return { resource: resource.resource, id: identifierText(resource.id), reason };
}
