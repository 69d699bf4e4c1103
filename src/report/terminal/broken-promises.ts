import { type FindingGroup, findingGroups } from "../finding-groups.js";
import type { ProviderResults } from "../results.js";

/** A promise with all that broke it; without one, what the description states by itself. */
export interface BrokenPromise {
  readonly provider: ProviderResults;
  readonly promise?: ProviderResults["promises"][number];
  /** One of each sort, to be shown whole. */
  readonly shown: readonly FindingGroup[];
  /** The rest, to be told in a line each. */
  readonly others: readonly FindingGroup[];
}

/** So many findings of one promise are shown whole. */
const mostShown = 3;

/** What broke, by promise, in the order in which it was found. */
export function brokenPromises(providers: readonly ProviderResults[]): BrokenPromise[] {
  return providers.flatMap((provider) => {
    const byPromise = new Map<string, FindingGroup[]>();
    for (const group of findingGroups(provider, "violation")) {
      // The same rule broken without a promise is one thing, whatever the operation.
      const key = group.finding.promise ?? `check ${group.finding.check}`;
      byPromise.set(key, [...(byPromise.get(key) ?? []), group]);
    }
    return [...byPromise.values()].map((groups) => broken(provider, groups));
  });
}

function broken(provider: ProviderResults, groups: readonly FindingGroup[]): BrokenPromise {
  const promise = provider.promises.find(({ id }) => id === groups[0]?.finding.promise);
  const firstOfSort = new Map<string, FindingGroup>();
  for (const group of groups) {
    const sort = sortOf(group);
    if (!firstOfSort.has(sort)) firstOfSort.set(sort, group);
  }
  const shown = [...firstOfSort.values()].slice(0, mostShown);
  return {
    provider,
    ...(promise === undefined ? {} : { promise }),
    shown,
    others: groups.filter((group) => !shown.includes(group)),
  };
}

/** Findings that are likely one defect: of the same check, at the same part of the answer; of a workflow, each is its own. */
function sortOf({ finding, operation }: FindingGroup): string {
  const where = finding.check === "workflow-criterion" ? operation : finding.at.split(" ")[0];
  return `${finding.check} ${where}`;
}
