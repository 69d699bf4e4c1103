import { allFindings, type CaseResults, type FindingResults, type ProviderResults } from "./results.js";

/** One breach as people count it: the same check broken at the same place of the same operation. */
export interface FindingGroup {
  readonly provider: string;
  readonly operation: string;
  readonly finding: FindingResults;
  /** The case that shows it best: a plain request before an odd one, then the smallest. */
  readonly shownBy: CaseResults;
  /** The cases that ran into it. */
  readonly seenBy: readonly CaseResults[];
}

/** The findings of a provider that nothing excuses, alike ones together, each with the exchange that shows it best. */
export function findingGroups(
  provider: ProviderResults,
  severity: FindingResults["severity"],
): FindingGroup[] {
  return allFindingGroups(provider).filter(
    ({ finding }) => finding.severity === severity && finding.deviation === undefined,
  );
}

/** All that was observed at a provider, excused or not, alike findings together. */
export function allFindingGroups(provider: ProviderResults): FindingGroup[] {
  const groups = new Map<string, FindingGroup & { readonly seenBy: CaseResults[] }>();
  for (const item of provider.cases)
    for (const finding of allFindings(item)) {
      const operation = subjectOf(item, finding);
      const key = identityOf(operation, finding);
      const known = groups.get(key);
      if (known === undefined)
        groups.set(key, { provider: provider.name, operation, finding, shownBy: item, seenBy: [item] });
      else {
        if (known.seenBy.at(-1) !== item) known.seenBy.push(item);
        if (rankOf(item, finding) < rankOf(known.shownBy, known.finding))
          groups.set(key, { ...known, finding, shownBy: item });
      }
    }
  return [...groups.values()];
}

function identityOf(operation: string, finding: FindingResults): string {
  const { check, promise = "", constraint = "", at, severity, deviation } = finding;
  return [operation, check, promise, constraint, at, severity, deviation === undefined].join(" ");
}

/** What a finding is about: a workflow where its criteria broke, else the operation whose exchange shows it. */
function subjectOf({ operation, workflow }: CaseResults, finding: FindingResults): string {
  const told = finding.check === "workflow-criterion" ? workflow : finding.operation;
  return told ?? operation ?? workflow ?? "";
}

const plainKinds = ["example", "positive", "boundary"];
const lastKinds = ["robustness", "workflow"];

function rankOf(item: CaseResults, { request }: FindingResults): number {
  const oddness = plainKinds.includes(item.kind) ? 0 : lastKinds.includes(item.kind) ? 2 : 1;
  return oddness * 1e9 + request.url.length + (request.body?.length ?? 0) + request.headers.length;
}
