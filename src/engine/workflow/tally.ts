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
  origin: { readonly drawn: Value<Json>; readonly arbitrary: InputDraw["arbitrary"] },
): void {
  const { verdict, exchanges } = run;
  if (verdict.kind === "held" || verdict.kind === "broken") tally.judged += 1;
  else if (run.waited) tally.waitedInVain += 1;
  if (verdict.kind === "broken") tally.broken += 1;
  if (verdict.kind === "inconclusive") tally.doubts.add(verdict.reason);
  else {
    if (verdict.kind === "precondition") tally.preconditions.add(verdict.reason);
    for (const promise of verdict.promises) tally.held.add(promise);
  }
  for (const { held } of exchanges) for (const promise of held) tally.held.add(promise);
  tally.convergence.push(...run.convergence);
  for (const found of runFindings(run)) {
    if (found.finding.severity !== "violation")
      tally.minor.set(found.key, tally.minor.get(found.key) ?? found);
    else if (!tally.violations.has(found.key)) tally.violations.set(found.key, { found, ...origin });
  }
}
