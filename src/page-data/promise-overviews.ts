import { groupedBy } from "../core/grouped-by.js";
import type { PromiseStanding } from "../report/promise-standing.js";
import type { FindingDetails, PromiseOverview } from "./page-content.js";
import type { Standing } from "./standing.js";
import { themeOfCheck } from "./theme-of-check.js";

/** A finding that weighs something, and its place among all. */
interface Weighed {
  readonly finding: FindingDetails;
  readonly place: number;
}

/** Under this theme stands what no catalogue gives one. */
const noTheme = "validation";

/**
 * Every promise of a provider with its standing and its findings, and one line for each breach that is of none.
 *
 * Gaps of the documentation weigh nothing here: they say what it leaves out, not what breaks it.
 */
export function promiseOverviews(
  promises: readonly PromiseStanding[],
  findings: readonly FindingDetails[],
): PromiseOverview[] {
  const weighed = findings.flatMap((finding, place) =>
    finding.severity === "gap" ? [] : [{ finding, place }],
  );
  const known = new Set(promises.map(({ id }) => id));
  const of = groupedBy(weighed, ({ finding }) => finding.promise);
  const inCatalogue = promises.map((promise) => overviewOf(promise, of.get(promise.id) ?? []));
  const others = weighed.filter(({ finding: { promise } }) => promise === undefined || !known.has(promise));
  return [...inCatalogue, ...outsideCatalogue(others)];
}

function overviewOf(promise: PromiseStanding, own: readonly Weighed[]): PromiseOverview {
  const { id, promises, strength, source, location, reason } = promise;
  return {
    id,
    promises,
    isInCatalogue: true,
    theme: promise.theme ?? noTheme,
    strength,
    ...(source === undefined ? {} : { source }),
    ...(location === undefined ? {} : { location }),
    standing: standingOf(promise.standing, own),
    ...(reason === undefined ? {} : { reason }),
    verifiedBy: promise.verifiedBy ?? [],
    contradictedBy: promise.contradictedBy ?? [],
    terms: termsOf(own),
    findings: placesBestFirst(own),
  };
}

/** The worst that was seen decides; what is excused is told as that only where nothing else is broken. */
function standingOf(standing: PromiseStanding["standing"], own: readonly Weighed[]): Standing {
  const has = (wanted: (finding: FindingDetails) => boolean) => own.some(({ finding }) => wanted(finding));
  if (has(({ severity, deviation }) => severity === "violation" && deviation === undefined)) return "broken";
  if (has(({ deviation }) => deviation !== undefined)) return "excused";
  if (has(({ severity }) => severity === "warning")) return "warning";
  switch (standing) {
    case "verified":
      return "kept";
    case "broken":
      return "broken";
    case "unverified":
      return "unseen";
    case "unverifiable":
      return "unverifiable";
  }
}

/** The checks and the operations that findings are of, to be searched for. */
function termsOf(own: readonly Weighed[]): string[] {
  return [...new Set(own.flatMap(({ finding: { check, operation } }) => [check, operation ?? ""]))].filter(
    Boolean,
  );
}

/** Breaches of what the description alone states: one line for each check on each operation. */
function outsideCatalogue(findings: readonly Weighed[]): PromiseOverview[] {
  const groups = groupedBy(findings, ({ finding: { check, operation = "" } }) =>
    operation === "" ? check : `${check} ${operation}`,
  );
  return [...groups].map(([id, own]) => ({
    id,
    promises: own[0]?.finding.message ?? "",
    isInCatalogue: false,
    theme: themeOfCheck(own[0]?.finding.check ?? ""),
    strength: "stated",
    standing: standingOf("verified", own),
    verifiedBy: [],
    contradictedBy: [],
    terms: termsOf(own),
    findings: placesBestFirst(own),
  }));
}

const weight = { violation: 0, warning: 1, gap: 2 } as const;

function placesBestFirst(own: readonly Weighed[]): number[] {
  const rank = ({ finding: { severity, deviation } }: Weighed) =>
    deviation === undefined ? weight[severity] * 2 : weight[severity] * 2 + 1;
  return [...own].sort((one, other) => rank(one) - rank(other)).map(({ place }) => place);
}
