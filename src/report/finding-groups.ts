import type { CaseResults, FindingResults, ProviderResults } from "./results.js";

/** One breach as people count it: the same check broken at the same place of the same operation. */
export interface FindingGroup {
  readonly provider: string;
  readonly operation: string;
  readonly finding: FindingResults;
  /** The case that shows it with the smallest request. */
  readonly shownBy: CaseResults;
  /** How many cases ran into it. */
  readonly cases: number;
}

/** The findings of a provider, alike ones together, each with its smallest exchange. */
export function findingGroups(
  provider: ProviderResults,
  severity: FindingResults["severity"],
): FindingGroup[] {
  const groups = new Map<string, { finding: FindingResults; shownBy: CaseResults; cases: number }>();
  for (const item of provider.cases)
    for (const finding of item.findings) {
      if (finding.severity !== severity) continue;
      const key = [
        item.operation ?? "",
        finding.check,
        finding.promise ?? "",
        finding.constraint ?? "",
        finding.at,
      ].join(" ");
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { finding, shownBy: item, cases: 1 });
      else {
        known.cases += 1;
        if (sizeOf(finding) < sizeOf(known.finding)) Object.assign(known, { finding, shownBy: item });
      }
    }
  return [...groups.values()].map((group) => ({
    ...group,
    provider: provider.name,
    operation: group.shownBy.operation ?? "",
  }));
}

function sizeOf(finding: FindingResults): number {
  return finding.request.url.length + (finding.request.body?.length ?? 0) + finding.request.headers.length;
}
