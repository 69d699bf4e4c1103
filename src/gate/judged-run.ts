import type { Verdict } from "../engine/outcome.js";
import type { DeviationStanding } from "../engine/run-gate.js";
import type { RecordedFinding } from "./counterexample.js";

/** What the gate reads of a run's results. */
export interface JudgedRun {
  readonly target: "mock" | "live";
  readonly providers: readonly JudgedProvider[];
}

/** One provider's part of a run. */
export interface JudgedProvider {
  readonly name: string;
  readonly cases: readonly JudgedCase[];
  readonly deviations?: readonly DeviationStanding[];
  readonly stopped?: string;
}

/** One case of a run. */
export interface JudgedCase {
  readonly name: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  /** Violations that nothing excused. */
  readonly findings: readonly RecordedFinding[];
  /** Violations that a known deviation excused. */
  readonly known?: readonly RecordedFinding[];
}

/** Every violation of a case, excused or not. */
export function violationsOf({ findings, known = [] }: JudgedCase): RecordedFinding[] {
  return [...findings, ...known];
}
