import type { CaseDetails, FindingDetails, ProviderDetails } from "../../page-data/page-content.js";
import { verdictSigns } from "../parts/verdict-signs.js";

/** A case among all cases of the page. */
export interface ListedCase {
  readonly provider: string;
  readonly item: CaseDetails;
  readonly findings: readonly FindingDetails[];
  /** What a search looks at, in lower case. */
  readonly searched: string;
}

/** All cases, the most urgent verdict first, each verdict's in the order of the run. */
export function listCases(details: readonly ProviderDetails[]): ListedCase[] {
  const listed = details.flatMap(({ name: provider, cases, findings: all }) =>
    cases.map((item): ListedCase => {
      const findings = item.findings.flatMap((place) => all[place] ?? []);
      return { provider, item, findings, searched: searchedText(item, findings) };
    }),
  );
  const urgency = new Map(Object.keys(verdictSigns).map((verdict, index) => [verdict, index]));
  const rank = ({ item, findings }: ListedCase) =>
    (urgency.get(item.verdict) ?? urgency.size) * 2 + (findings.length > 0 ? 0 : 1);
  return listed
    .map((listedCase) => ({ listedCase, rank: rank(listedCase) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ listedCase }) => listedCase);
}

/** The operation or the workflow that a case is of. */
export function subjectOf({ operation, workflow }: CaseDetails): string {
  return operation ?? workflow ?? "";
}

function searchedText(item: CaseDetails, findings: readonly FindingDetails[]): string {
  const told = findings.map(({ message, check }) => `${check} ${message}`);
  return [item.name, item.reason ?? "", ...item.promises, ...told].join("\n").toLowerCase();
}
