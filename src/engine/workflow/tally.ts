import type { Value } from "fast-check";
import type { Json } from "../../core/json.js";
import type { Convergence } from "./convergence.js";
import { type RunFinding, runFindings } from "./run-findings.js";
import type { RunResult } from "./run-workflow-once.js";
import type { FailingRun } from "./shrink-workflow.js";
import type { InputDraw } from "./workflow-source.js";

/** What the runs of a case came to so far. */
export interface Tally {
  readonly held: Set<string>;
  readonly violations: Map<string, FailingRun>;
  readonly minor: Map<string, RunFinding>;
  readonly convergence: Convergence[];
  readonly preconditions: Set<string>;
  readonly doubts: Set<string>;
  /** Runs that showed something, and those of them that broke something. */
  judged: number;
  broken: number;
  /** Runs that showed nothing though they waited for it. */
  waitedInVain: number;
}

/** Nothing yet. */
export function emptyTally(): Tally {
  return {
    held: new Set(),
    violations: new Map(),
    minor: new Map(),
    convergence: [],
    preconditions: new Set(),
    doubts: new Set(),
    judged: 0,
    broken: 0,
    waitedInVain: 0,
  };
}

/**
 * Whether more runs would tell nothing new: what is only shown breaks again and again, and so does what keeps a
 * workflow from showing anything, which is waited for each time. A second time is enough.
 */
export function tellsNoMore({ judged, broken, waitedInVain, violations }: Tally): boolean {
  return (broken > 0 && violations.size > 0) || broken > 1 || (judged === 0 && waitedInVain > 1);
}

/** Takes note of what one run came to. */
export function noteRun(
  tally: Tally,
  run: RunResult,
  {
    isOnRecord,
    ...origin
  }: {
    readonly drawn: Value<Json>;
    readonly arbitrary: InputDraw["arbitrary"];
    /** What is on record is looked past. */
    readonly isOnRecord: (found: RunFinding) => boolean;
  },
): void {
  const { verdict, exchanges } = run;
  if (verdict.kind === "held" || verdict.kind === "broken") tally.judged += 1;
  else if (run.waited) tally.waitedInVain += 1;
  const found = runFindings(run).map((one) => ({ one, isKnown: isOnRecord(one) }));
  const isNew = found.some(({ one, isKnown }) => one.finding.check === "workflow-criterion" && !isKnown);
  if (verdict.kind === "broken" && isNew) tally.broken += 1;
  if (verdict.kind === "inconclusive") tally.doubts.add(verdict.reason);
  else {
    if (verdict.kind === "precondition") tally.preconditions.add(verdict.reason);
    for (const promise of verdict.promises) tally.held.add(promise);
  }
  for (const { held } of exchanges) for (const promise of held) tally.held.add(promise);
  tally.convergence.push(...run.convergence);
  for (const { one, isKnown } of found) {
    if (one.finding.severity !== "violation" || isKnown)
      tally.minor.set(one.key, tally.minor.get(one.key) ?? one);
    else if (!tally.violations.has(one.key)) tally.violations.set(one.key, { found: one, ...origin });
  }
}
