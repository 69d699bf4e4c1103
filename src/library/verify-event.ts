import type { Problem } from "../core/problem.js";
import type { CaseKind, NotExercised } from "../engine/case.js";
import type { Shard } from "../engine/case-selection.js";
import type { ResourceTally, Rigour, RunEvent, TargetKind } from "../engine/events.js";
import type { PlanExtent } from "../engine/plan-for.js";
import type { DeviationStanding } from "../engine/run-gate.js";
import type { ToldLimits } from "../engine/run-limits.js";
import type { CaseResults } from "../report/results.js";

/** A case that is about to run. */
export interface AnnouncedCase {
  readonly name: string;
  readonly kind: CaseKind;
}

/**
 * What `verify` tells while it runs: plain data that can be stored as JSON, secrets masked as in every report.
 *
 * A run begins with `run-started`; each provider is a `provider-started`, its cases and a `provider-finished`;
 * `run-finished` is the last. `exchange` comes only where it was asked for.
 */
export type VerifyEvent =
  | {
      readonly kind: "run-started";
      readonly target: TargetKind;
      readonly seed: number;
      /** As in ISO 8601. */
      readonly startedAt: string;
      readonly rigour: Rigour;
      readonly shard?: Shard;
      readonly providers: readonly string[];
    }
  | {
      readonly kind: "provider-started";
      readonly provider: string;
      readonly title: string;
      /** Where the target answers. */
      readonly address: string;
      readonly cases: readonly AnnouncedCase[];
      /** What all shards together run. */
      readonly plan: PlanExtent;
      /** What the run keeps within. */
      readonly limits: ToldLimits;
    }
  /** A case begins; one that is put off begins again, or is told as not run. */
  | {
      readonly kind: "case-started" | "case-put-off";
      readonly provider: string;
      readonly case: AnnouncedCase;
    }
  /** What a provider's run has used, after each request. */
  | Extract<RunEvent, { kind: "spent" }>
  /** A case as `results.json` has it. */
  | { readonly kind: "case-finished"; readonly provider: string; readonly case: CaseResults }
  /** A workflow waits on a target whose clock nobody can move. */
  | Extract<RunEvent, { kind: "waiting" }>
  | Extract<RunEvent, { kind: "exchange" }>
  | ({
      readonly kind: "provider-finished";
      readonly provider: string;
      readonly requests: number;
      readonly notExercised: readonly NotExercised[];
      /** Why the provider's run ended early. */
      readonly stopped?: string;
      /** How the known deviations stand; absent where there are none. */
      readonly deviations?: readonly DeviationStanding[];
    } & ResourceTally)
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "run-finished"; readonly seconds: number; readonly interrupted: boolean };
