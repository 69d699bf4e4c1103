import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import type { Allowance } from "./allowance.js";
import type { Amount } from "./budget.js";
import type { Case, NotExercised } from "./case.js";
import type { Shard } from "./case-selection.js";
import type { Coverage } from "./coverage/coverage.js";
import type { ExchangeRecord } from "./exchange-record.js";
import type { Outcome, Verdict } from "./outcome.js";
import type { PlanExtent } from "./plan-for.js";
import type { DeviationStanding } from "./run-gate.js";
import type { ToldLimits } from "./run-limits.js";
import type { Wait } from "./session.js";
import type { OperationTraffic } from "./traffic/operation-traffic.js";
import type { Convergence } from "./workflow/convergence.js";

/** Whether the answers come from our own mock or from a provider's server. */
export type TargetKind = "mock" | "live";

/** What a run is strict on, how long it explores and what it may do. */
export interface Rigour {
  readonly runs: number;
  readonly strict: boolean;
  readonly strictDocuments: boolean;
  readonly allow: readonly Allowance[];
}

/** One case with what came of it. */
export interface CaseReport {
  readonly case: Case;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  /** Promises that this case saw to hold. */
  readonly held: readonly string[];
  /** How long reads took to show what was written; absent where all did at once. */
  readonly convergence?: readonly Convergence[];
  /** The command that runs this case again. */
  readonly replay: string;
  /** How long it took, waiting for its turn included. */
  readonly seconds: number;
  /** What the known deviations of the case come to, for people. */
  readonly remarks?: readonly string[];
}

/** What was made and removed at a provider. */
export interface ResourceTally {
  readonly created: number;
  readonly deleted: number;
  /** Resources that could not be removed, each with the reason. */
  readonly left: readonly { readonly resource: string; readonly id: string; readonly reason: string }[];
}

/** What the engine tells while it runs; reporters know nothing else. */
export type RunEvent =
  | {
      readonly kind: "run-started";
      readonly target: TargetKind;
      readonly seed: number;
      readonly startedAt: Date;
      /** What decides on the verdicts of the run beside its target and its seed. */
      readonly rigour: Rigour;
      /** Which part of the cases this run takes; absent where it takes all. */
      readonly shard?: Shard;
      readonly providers: readonly Provider[];
    }
  | {
      readonly kind: "provider-started";
      readonly provider: Provider;
      readonly cases: readonly Case[];
      readonly address: string;
      /** What all shards together run. */
      readonly plan: PlanExtent;
      readonly limits: ToldLimits;
    }
  /** A case begins; several may run at once. */
  | { readonly kind: "case-started"; readonly case: Case }
  /** A case ran out of the run's budget: it begins again when others gave back what they did not need, or is reported as not run. */
  | { readonly kind: "case-put-off"; readonly case: Case }
  | { readonly kind: "case-finished"; readonly report: CaseReport }
  /** After each request: what a provider's run has used by now, and what is neither used nor set aside. */
  | {
      readonly kind: "spent";
      readonly provider: string;
      readonly requests: number;
      readonly creations: number;
      /** `Infinity` where there is no limit. */
      readonly left: Amount;
    }
  /** The run waits on a target whose clock nobody can move; a workflow by itself, or all that is sent. */
  | ({ readonly kind: "waiting"; readonly provider: string } & Wait)
  | { readonly kind: "exchange"; readonly provider: string; readonly exchange: ExchangeRecord }
  | {
      readonly kind: "provider-finished";
      readonly provider: Provider;
      readonly requests: number;
      readonly resources: ResourceTally;
      readonly notExercised: readonly NotExercised[];
      /** Why the provider's run ended early. */
      readonly stopped?: string;
      /** How the known deviations stand; absent where there are none. */
      readonly deviations?: readonly DeviationStanding[];
      /** What went out and came back, by operation. */
      readonly traffic: readonly OperationTraffic[];
      /** What was seen of the description. */
      readonly coverage: Coverage;
    }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "run-finished"; readonly seconds: number; readonly interrupted: boolean };

/** Consumes the events of a run. */
export type RunListener = (event: RunEvent) => void;
