import type { DeviationStanding } from "../engine/run-gate.js";
import type { ProviderResults } from "./results.js";

/** How known deviations stand after all parts of a run: each was replayed in the part that has its case, and in no other. */
export function mergeDeviations(parts: readonly ProviderResults[]): {
  readonly deviations?: readonly DeviationStanding[];
} {
  const byPlace = new Map<string, DeviationStanding>();
  for (const { deviations = [] } of parts)
    for (const one of deviations) {
      const key = JSON.stringify([one.file, one.lines, one.counterexample]);
      const known = byPlace.get(key);
      if (known === undefined || known.standing === "not-replayed") byPlace.set(key, one);
    }
  return byPlace.size === 0 ? {} : { deviations: [...byPlace.values()] };
}
