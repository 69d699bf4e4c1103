import { allFindings, type CaseResults, type FindingResults, type ProviderResults } from "./results.js";

/** One breach as people count it: the same check broken at the same place of the same operation. */
export interface FindingGroup {
  readonly provider: string;
  readonly operation: string;
  readonly finding: FindingResults;
  /** The case that shows it best: a plain request before an odd one, then the smallest. */
  readonly shownBy: CaseResults;
  /** How many cases ran into it. */
  readonly cases: number;
}

/** Breaches that are likely one defect: the same check fails on one operation, whatever the constraint. */
export interface AlikeGroups {
  readonly shown: readonly FindingGroup[];
  /** The rest, to be told in a line each. */
  readonly others: readonly FindingGroup[];
}

/** So many breaches of one kind are shown in full. */
const mostShownAlike = 3;

/** The findings of a provider, alike ones together, each with the exchange that shows it best. */
export function findingGroups(
  provider: ProviderResults,
  severity: FindingResults["severity"],
): FindingGroup[] {
  const groups = new Map<string, { finding: FindingResults; shownBy: CaseResults; cases: number }>();
  for (const item of provider.cases)
    for (const finding of allFindings(item)) {
      if (finding.severity !== severity || finding.deviation !== undefined) continue;
      const { check, promise = "", constraint = "", at } = finding;
      const key = [subjectOf(item, finding), check, promise, constraint, at].join(" ");
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { finding, shownBy: item, cases: 1 });
      else {
        known.cases += 1;
        if (rankOf(item, finding) < rankOf(known.shownBy, known.finding))
          Object.assign(known, { finding, shownBy: item });
      }
    }
  return [...groups.values()].map((group) => ({
    ...group,
    provider: provider.name,
    operation: subjectOf(group.shownBy, group.finding),
  }));
}

/** What a finding is about: a workflow where its criteria broke, else the operation whose exchange shows it. */
function subjectOf({ operation, workflow }: CaseResults, finding: FindingResults): string {
  const told = finding.check === "workflow-criterion" ? workflow : finding.operation;
  return told ?? operation ?? workflow ?? "";
}

/** Puts breaches of the same check on the same operation together. */
export function alikeGroups(groups: readonly FindingGroup[]): AlikeGroups[] {
  const alike = new Map<string, FindingGroup[]>();
  for (const group of groups) {
    const { operation, provider, finding } = group;
    const key = [provider, operation, finding.check, finding.at.split(" ")[0]].join(" ");
    alike.set(key, [...(alike.get(key) ?? []), group]);
  }
  return [...alike.values()].map((all) => ({
    shown: all.slice(0, mostShownAlike),
    others: all.slice(mostShownAlike),
  }));
}

const plainKinds = ["example", "positive", "boundary"];
const lastKinds = ["robustness", "workflow"];

function rankOf(item: CaseResults, { request }: FindingResults): number {
  const oddness = plainKinds.includes(item.kind) ? 0 : lastKinds.includes(item.kind) ? 2 : 1;
  return oddness * 1e9 + request.url.length + (request.body?.length ?? 0) + request.headers.length;
}
