import type { DocumentedPromise } from "../documents/promise.js";

/** How a promise stands after a run. */
export interface PromiseStanding {
  readonly id: string;
  readonly promises: string;
  readonly strength: "stated" | "shown";
  readonly standing: "verified" | "broken" | "unverified" | "unverifiable";
  /** Why it is not verified. */
  readonly reason?: string;
}

/** The standing of every promise, from those seen to hold and those seen broken. */
export function promiseStandings(
  promises: readonly DocumentedPromise[],
  held: ReadonlySet<string>,
  broken: ReadonlySet<string>,
): PromiseStanding[] {
  return promises.map((promise) => {
    const { id, strength } = promise;
    const base = { id, promises: promise.promises, strength };
    if (broken.has(id)) return { ...base, standing: "broken" };
    if (held.has(id)) return { ...base, standing: "verified" };
    if (promise.unverifiable !== undefined)
      return { ...base, standing: "unverifiable", reason: promise.unverifiable };
    const reason =
      promise.needsWorkflow === undefined
        ? "no exchange of this run showed it"
        : `several exchanges are needed: ${promise.needsWorkflow}`;
    return { ...base, standing: "unverified", reason };
  });
}
