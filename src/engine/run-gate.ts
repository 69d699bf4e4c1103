import type { Finding } from "../core/finding.js";
import type { Case } from "./case.js";
import type { CaseReport } from "./events.js";
import type { ProviderRun } from "./provider-run.js";

/** Weighs what cases find against the breaches on record; nothing is excused where there is none. */
export interface RunGate {
  /** Replays, before anything else is sent, what is on record for the cases. */
  readonly begin: (run: Pick<ProviderRun, "replay" | "pause">, cases: readonly Case[]) => Promise<void>;
  /** Whether a breach is on record for a case and excused. */
  readonly isOnRecord: (caseName: string, finding: Finding & { readonly operation?: string }) => boolean;
  /** The report with its final verdict. */
  readonly weigh: (report: CaseReport) => CaseReport;
  /** How every known deviation stands by now. */
  readonly standings: () => readonly DeviationStanding[];
}

/** A known deviation as a report names it. */
export interface DeviationNote {
  readonly owner: string;
  readonly reason: string;
  readonly link?: string;
  /** Dates, such as `2026-11-28`. */
  readonly since: string;
  readonly expires: string;
  /** Where it stands: the file, with its first and last line. */
  readonly file: string;
  readonly lines: readonly [first: number, last: number];
  readonly counterexample: string;
}

/** What became of a known deviation in a run. */
export interface DeviationStanding extends DeviationNote {
  /** The case that its counterexample is of. */
  readonly case: string;
  readonly check: string;
  readonly promise?: string;
  readonly place: string;
  /**
   * `there` and `gone` by every replay, `flaky` where they differ, `unsettled` where nothing can be concluded,
   * `not-replayed` where its case was not looked at.
   */
  readonly standing: "there" | "gone" | "flaky" | "unsettled" | "not-replayed";
  readonly isExpired: boolean;
  /** What happened, and what to do next. */
  readonly says: string;
}
