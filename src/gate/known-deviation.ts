import { matchesPattern } from "../engine/case-selection.js";
import type { DeviationNote } from "../engine/run-gate.js";
import type { Breach } from "./breach.js";
import type { Counterexample } from "./counterexample.js";

/** A breach on record: excused in the cases that it names, until it expires. */
export interface KnownDeviation {
  /** Names of cases; `*` stands for anything. */
  readonly cases: readonly string[];
  readonly breach: Breach;
  readonly note: DeviationNote;
  readonly counterexample: Counterexample;
}

/** Whether a known deviation speaks of a case. */
export function speaksOf({ cases }: Pick<KnownDeviation, "cases">, caseName: string): boolean {
  return cases.some((pattern) => covers(pattern, caseName));
}

/** Whether a name of a case, or a pattern with `*`, covers a case. A name covers itself alone. */
export function covers(pattern: string, caseName: string): boolean {
  return pattern.includes("*") ? matchesPattern(caseName, pattern) : pattern === caseName;
}

/** A moment's date, the same in every time zone. */
export function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Whether a deviation is no longer excused: its last day is over, by the clock of UTC. */
export function isExpired({ note }: Pick<KnownDeviation, "note">, now: Date): boolean {
  return dateOf(now) > note.expires;
}
