import type { Verdict } from "../engine/outcome.js";
import type { DeviationNote, DeviationStanding } from "../engine/run-gate.js";
import { breachOf, isSameBreach } from "./breach.js";
import type { RecordedFinding } from "./counterexample.js";
import { isExpired, type KnownDeviation, speaksOf } from "./known-deviation.js";

/** A known deviation with how it stands in this run. */
export interface StandingDeviation {
  readonly deviation: KnownDeviation;
  readonly standing: DeviationStanding["standing"];
}

/** A case that is weighed: its findings, what it came to by itself. */
export interface WeighedCase<Found extends RecordedFinding> {
  readonly name: string;
  readonly findings: readonly Found[];
  readonly verdict: Verdict;
}

/** What a case comes to once known deviations are taken into account. */
export interface Weighed<Found extends RecordedFinding> {
  readonly verdict: Verdict;
  /** Those that are excused say by which deviation. */
  readonly findings: readonly (Found & { readonly deviation?: DeviationNote })[];
}

/**
 * Weighs a case against the known deviations that speak of it.
 *
 * A deviation excuses the very same breach, never an error of our own. The case that its counterexample is of must
 * also keep showing it: one that has gone quiet is stale, so that the list cannot outlive what it describes.
 */
export function weighCase<Found extends RecordedFinding>(
  { name, findings, verdict }: WeighedCase<Found>,
  known: readonly StandingDeviation[],
  now: Date,
): Weighed<Found> {
  const speaking = known.filter(({ deviation }) => speaksOf(deviation, name));
  const own = speaking.filter(({ deviation }) => deviation.counterexample.case === name);
  const judged = findings.map((finding) => {
    const excuse = speaking.find((one) => excuses(one, { name, finding, now }));
    return excuse === undefined ? finding : { ...finding, deviation: excuse.deviation.note };
  });
  const violations = judged.filter(({ severity }) => severity === "violation");
  const stands = (wanted: DeviationStanding["standing"]) => own.filter(({ standing }) => standing === wanted);
  const expired = own.some(({ deviation, standing }) => standing !== "gone" && isExpired(deviation, now));
  return { findings: judged, verdict: verdictNow() };

  function verdictNow(): Verdict {
    if (expired || violations.some(({ deviation }) => deviation === undefined)) return "violates";
    if (stands("gone").length > 0) return "stale";
    if (verdict === "inconclusive" || stands("flaky").length + stands("unsettled").length > 0)
      return "inconclusive";
    return violations.length > 0 || stands("there").length > 0 ? "deviates" : verdict;
  }
}

function excuses(
  { deviation, standing }: StandingDeviation,
  { name, finding, now }: { readonly name: string; readonly finding: RecordedFinding; readonly now: Date },
): boolean {
  if (finding.severity !== "violation" || isExpired(deviation, now)) return false;
  // Where its own counterexample no longer shows it, the breach needs another.
  if (standing === "gone" && deviation.counterexample.case === name) return false;
  return isSameBreach(breachOf(finding), deviation.breach);
}
