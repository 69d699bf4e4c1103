import {
  allFindings,
  type CaseResults,
  type FindingResults,
  type ProviderResults,
} from "../report/results.js";
import type { FindingDetails } from "./page-content.js";

/** The findings of a provider, each breach once, and where each case's stand among them. */
export interface GatheredFindings {
  readonly findings: readonly FindingDetails[];
  /** For each case, by name, its findings as places in `findings`. */
  readonly ofCase: ReadonlyMap<string, readonly number[]>;
}

const plainKinds = ["example", "positive", "boundary"];

/** Puts the same breach seen by several cases together; the plainest and smallest exchange shows it. */
export function gatherFindings(provider: ProviderResults): GatheredFindings {
  const findings: FindingDetails[] = [];
  const placeOf = new Map<string, number>();
  const ofCase = new Map<string, readonly number[]>();
  for (const item of provider.cases) {
    const places = new Set<number>();
    for (const finding of allFindings(item)) {
      const key = identityOf(item, finding);
      const place = placeOf.get(key) ?? findings.length;
      const known = findings[place];
      placeOf.set(key, place);
      places.add(place);
      findings[place] = known === undefined ? detailsOf(item, finding, 1) : better(known, item, finding);
    }
    if (places.size > 0) ofCase.set(item.name, [...places]);
  }
  return { findings, ofCase };
}

/** The operation or workflow that a finding is about. */
export function subjectOf({ operation, workflow }: CaseResults, finding: FindingResults): string {
  const told = finding.check === "workflow-criterion" ? workflow : finding.operation;
  return told ?? operation ?? workflow ?? "";
}

function identityOf(item: CaseResults, finding: FindingResults): string {
  const { check, promise, constraint, at, severity, deviation } = finding;
  return JSON.stringify([
    ...[subjectOf(item, finding), check, promise, constraint, at, severity],
    deviation === undefined,
  ]);
}

function detailsOf(item: CaseResults, finding: FindingResults, cases: number): FindingDetails {
  const { recipe: _, ...shown } = finding;
  const subject = subjectOf(item, finding);
  return {
    ...shown,
    ...(subject === "" ? {} : { operation: subject }),
    shownBy: item.name,
    replay: item.replay,
    cases,
  };
}

function better(known: FindingDetails, item: CaseResults, finding: FindingResults): FindingDetails {
  const cases = known.cases + 1;
  const isSmaller = rankOf(item.kind, finding) < rankOf(kindOf(known.shownBy), known);
  return isSmaller ? detailsOf(item, finding, cases) : { ...known, cases };
}

/** Case names are `<provider>/<operation>/<kind>/…`, those of workflows `<provider>/workflow/…`. */
function kindOf(caseName: string): string {
  const parts = caseName.split("/");
  return parts[1] === "workflow" ? "workflow" : (parts[2] ?? "");
}

function rankOf(kind: string, { request }: Pick<FindingResults, "request">): number {
  const oddness = plainKinds.includes(kind) ? 0 : ["robustness", "workflow"].includes(kind) ? 2 : 1;
  return oddness * 1e9 + request.url.length + (request.body?.length ?? 0) + request.headers.length;
}
