import type { Location } from "../core/location.js";
import type { Theme } from "../core/theme.js";
import type { Provider } from "../documents/model.js";
import type { DocumentedPromise } from "../documents/promise.js";
import { promiseEvidence } from "./promise-evidence.js";
import { promiseTheme } from "./promise-theme.js";

/** How a promise stands after a run. */
export interface PromiseStanding {
  readonly id: string;
  readonly promises: string;
  readonly strength: "stated" | "shown";
  /** The passage of the documentation; absent in results of earlier versions. */
  readonly source?: DocumentedPromise["source"];
  /** What it is about; absent in results of earlier versions. */
  readonly theme?: Theme;
  /** What shows it, for people; absent in results of earlier versions. */
  readonly verifiedBy?: readonly string[];
  /** Passages that say otherwise; absent in results of earlier versions. */
  readonly contradictedBy?: DocumentedPromise["contradictedBy"];
  /** Its entry in the catalogue. */
  readonly location?: Location;
  readonly standing: "verified" | "broken" | "unverified" | "unverifiable";
  /** Why it is not verified. */
  readonly reason?: string;
}

/** The standing of every promise, from those seen to hold and those seen broken. */
export function promiseStandings(
  { promises, sources }: Pick<Provider, "promises" | "sources">,
  held: ReadonlySet<string>,
  broken: ReadonlySet<string>,
): PromiseStanding[] {
  return promises.map((promise) => {
    const { id, strength, source, contradictedBy } = promise;
    const location = sources.locatePromise(id);
    const base = {
      id,
      promises: promise.promises,
      strength,
      source,
      theme: promiseTheme(promise),
      verifiedBy: promiseEvidence(promise),
      contradictedBy,
      ...(location === undefined ? {} : { location }),
    };
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
