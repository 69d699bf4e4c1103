import { allFindingGroups } from "../report/finding-groups.js";
import type { ProviderResults } from "../report/results.js";
import type { FindingDetails } from "./page-content.js";

/** The findings of a provider, each breach once, and where each case's stand among them. */
export interface GatheredFindings {
  readonly findings: readonly FindingDetails[];
  /** For each case, by name, its findings as places in `findings`. */
  readonly ofCase: ReadonlyMap<string, readonly number[]>;
}

/** Puts the same breach seen by several cases together; the plainest and smallest exchange shows it. */
export function gatherFindings(provider: ProviderResults): GatheredFindings {
  const ofCase = new Map<string, number[]>();
  const findings = allFindingGroups(provider).map(({ finding, operation, shownBy, seenBy }, place) => {
    for (const { name } of seenBy) ofCase.set(name, [...(ofCase.get(name) ?? []), place]);
    const { recipe: _, ...shown } = finding;
    const about = operation === "" ? {} : { operation };
    return { ...shown, ...about, shownBy: shownBy.name, replay: shownBy.replay, cases: seenBy.length };
  });
  return { findings, ofCase };
}
