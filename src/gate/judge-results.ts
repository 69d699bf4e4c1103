import type { DeviationStanding } from "../engine/run-gate.js";
import { breachKey, breachOf, isSameBreach } from "./breach.js";
import type { RecordedFinding } from "./counterexample.js";
import { type JudgedProvider, violationsOf } from "./judged-run.js";
import { isExpired, type KnownDeviation, speaksOf } from "./known-deviation.js";
import { standingText } from "./standing-text.js";
import { type StandingDeviation, weighCase } from "./weigh-case.js";

/** A breach of one case. */
export interface CaseBreach {
  readonly case: string;
  readonly finding: RecordedFinding;
}

/** A known deviation that fails a run, or leaves it open. */
export interface Remark {
  readonly case: string;
  readonly standing: DeviationStanding["standing"] | "expired";
  readonly says: string;
}

/** How one provider's results stand against what is on record by now. */
export interface GateAnswer {
  readonly provider: string;
  readonly new: readonly CaseBreach[];
  readonly known: readonly CaseBreach[];
  /** Stale and expired deviations: they fail the run. */
  readonly failing: readonly Remark[];
  /** Flaky and unsettled ones. */
  readonly open: readonly Remark[];
  /** Cases from which nothing can be concluded. */
  readonly inconclusive: readonly string[];
  readonly stopped?: string;
}

/** Weighs a provider's results against what is on record; nothing is sent. */
export function judgeResults(
  provider: JudgedProvider,
  deviations: readonly KnownDeviation[],
  now: Date,
): GateAnswer {
  const standing = deviations.map((deviation) => standingIn(provider, deviation));
  const found: { isNew: boolean; breach: CaseBreach }[] = [];
  const inconclusive: string[] = [];
  for (const item of provider.cases) {
    const findings = violationsOf(item).map(({ deviation: _, ...finding }) => finding);
    const { findings: weighed, verdict } = weighCase(
      { name: item.name, findings, verdict: findings.length > 0 ? "violates" : item.verdict },
      standing,
      now,
    );
    for (const finding of weighed) {
      // What has expired is told as that.
      const hasExpired = deviations.some((one) => isExpired(one, now) && isOf(one, item.name, finding));
      if (!hasExpired)
        found.push({ isNew: finding.deviation === undefined, breach: { case: item.name, finding } });
    }
    if (verdict === "inconclusive") inconclusive.push(item.name);
  }
  const remarks = standing.map(({ deviation, standing: its }) => remarkOn(deviation, its, now));
  return {
    provider: provider.name,
    new: found.filter(({ isNew }) => isNew).map(({ breach }) => breach),
    known: found.filter(({ isNew }) => !isNew).map(({ breach }) => breach),
    failing: remarks.filter(({ standing: its }) => its === "gone" || its === "expired"),
    open: remarks.filter(({ standing: its }) => its === "flaky" || its === "unsettled"),
    inconclusive,
    ...(provider.stopped === undefined ? {} : { stopped: provider.stopped }),
  };
}

function isOf(deviation: KnownDeviation, caseName: string, finding: RecordedFinding): boolean {
  return speaksOf(deviation, caseName) && isSameBreach(deviation.breach, breachOf(finding));
}

/** A provider's results with only those breaches that nothing on record excuses by now. */
export function unexcused(
  provider: JudgedProvider,
  deviations: readonly KnownDeviation[],
  now: Date,
): JudgedProvider {
  const standing = deviations.map((deviation) => standingIn(provider, deviation));
  const cases = provider.cases.map((item) => {
    const { name, verdict } = item;
    const findings = violationsOf(item).map(({ deviation: _, ...finding }) => finding);
    const weighed = weighCase({ name, findings, verdict }, standing, now);
    return {
      ...item,
      findings: weighed.findings.filter(({ deviation }) => deviation === undefined),
      known: [],
    };
  });
  return { ...provider, cases };
}

/** How a deviation stood in the run; one that was put on record after it has not been replayed. */
function standingIn({ deviations = [] }: JudgedProvider, deviation: KnownDeviation): StandingDeviation {
  const { counterexample, breach, note } = deviation;
  const told = deviations.find(
    (one) =>
      one.case === counterexample.case &&
      one.check === breach.check &&
      one.place === breach.place &&
      one.counterexample === note.counterexample,
  );
  return { deviation, standing: told?.standing ?? "not-replayed" };
}

function remarkOn(deviation: KnownDeviation, standing: DeviationStanding["standing"], now: Date): Remark {
  const hasExpired = standing !== "gone" && isExpired(deviation, now);
  return {
    case: deviation.counterexample.case,
    standing: hasExpired ? "expired" : standing,
    says: standingText(deviation, { standing, now }),
  };
}

/** What an earlier run had and a later one has not, and the other way round. */
export interface Comparison {
  readonly new: readonly CaseBreach[];
  /** Of cases that ran in both. */
  readonly gone: readonly CaseBreach[];
}

/** Compares the breaches of two runs of one provider, those on record included. */
export function compareRuns(later: JudgedProvider, earlier: JudgedProvider | undefined): Comparison {
  const breaches = ({ cases }: JudgedProvider) =>
    cases.flatMap((item) => violationsOf(item).map((finding) => ({ case: item.name, finding })));
  const keyOf = (one: CaseBreach) => `${one.case} ${breachKey(breachOf(one.finding))}`;
  const [now, before] = [breaches(later), earlier === undefined ? [] : breaches(earlier)];
  const [nowKeys, beforeKeys] = [new Set(now.map(keyOf)), new Set(before.map(keyOf))];
  const concluded = new Set(
    later.cases
      .filter(({ verdict }) => verdict !== "inconclusive" && verdict !== "skipped")
      .map(({ name }) => name),
  );
  return {
    new: now.filter((one) => !beforeKeys.has(keyOf(one))),
    gone: before.filter((one) => concluded.has(one.case) && !nowKeys.has(keyOf(one))),
  };
}
