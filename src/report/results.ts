import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import type { NotExercised } from "../engine/case.js";
import type { Shard } from "../engine/case-selection.js";
import type { Coverage } from "../engine/coverage/coverage.js";
import type { CaseReport, ResourceTally, Rigour, TargetKind } from "../engine/events.js";
import type { ShownFinding, Verdict } from "../engine/outcome.js";
import type { PlanExtent } from "../engine/plan-for.js";
import type { DeviationStanding } from "../engine/run-gate.js";
import type { OperationTraffic } from "../engine/traffic/operation-traffic.js";
import type { PromiseStanding } from "./promise-standing.js";

/** `results.json`, format `assay/results@1`. */
export interface Results {
  readonly schema: "assay/results@1";
  readonly target: TargetKind;
  readonly seed: number;
  readonly startedAt: string;
  /** What decides on the verdicts beside target and seed; absent in results of earlier versions. */
  readonly rigour?: Rigour;
  /** Which part of the cases these are; absent where they are all. */
  readonly shard?: Shard;
  /** True where the run was ended before its time. */
  readonly interrupted?: boolean;
  /** Providers whose turn never came. */
  readonly notRun?: readonly string[];
  readonly providers: readonly ProviderResults[];
  readonly problems: readonly Problem[];
  readonly summary: Summary;
}

/** What one provider's run gave. */
export interface ProviderResults {
  readonly name: string;
  readonly title: string;
  readonly address: string;
  /** Digest of the documents that the run was made from. */
  readonly documents?: string;
  /** What all shards together run. */
  readonly plan?: PlanExtent;
  readonly cases: readonly CaseResults[];
  readonly promises: readonly PromiseStanding[];
  readonly requests: number;
  readonly created: number;
  readonly deleted: number;
  readonly left: number;
  readonly leftovers: ResourceTally["left"];
  readonly notExercised: readonly NotExercised[];
  readonly stopped?: string;
  /** How the known deviations stand; absent where there are none. */
  readonly deviations?: readonly DeviationStanding[];
  /** What went out and came back, by operation; absent in results of earlier versions. */
  readonly traffic?: readonly OperationTraffic[];
  /** What was seen of the description; absent in results of earlier versions. */
  readonly coverage?: Coverage;
}

/** One case as a machine reads it. */
export interface CaseResults {
  readonly name: string;
  readonly kind: string;
  readonly operation?: string;
  readonly workflow?: string;
  /** Why the description implies it, where nobody wrote it. */
  readonly inferred?: string;
  readonly promises: readonly string[];
  readonly verdict: Verdict;
  readonly strength?: "stated" | "shown";
  readonly reason?: string;
  /** Violations; a case without any conforms. */
  readonly findings: readonly FindingResults[];
  /** Violations that a known deviation excuses; absent where there are none. */
  readonly known?: readonly FindingResults[];
  /** What only an example shows, or only other material describes. */
  readonly warnings: readonly FindingResults[];
  /** Answers that the documentation does not list. */
  readonly gaps: readonly FindingResults[];
  readonly requests: number;
  readonly seconds: number;
  readonly replay: string;
  /** How long reads took to show what was written; absent where all did at once. */
  readonly convergence?: CaseReport["convergence"];
}

/** One finding with its exchange, redacted. */
export type FindingResults = Pick<
  ShownFinding,
  | "check"
  | "promise"
  | "expected"
  | "received"
  | "at"
  | "request"
  | "response"
  | "curl"
  | "operation"
  | "steps"
  | "inputs"
  | "gist"
  | "recipe"
  | "deviation"
  | "location"
> & {
  readonly message: string;
  readonly severity: ShownFinding["severity"];
  readonly constraint?: string;
};

/** The run in numbers. */
export interface Summary {
  readonly conforms: number;
  readonly violates: number;
  readonly deviates: number;
  readonly stale: number;
  readonly skipped: number;
  readonly inconclusive: number;
  readonly warnings: number;
  readonly gaps: number;
  readonly requests: number;
  readonly seconds: number;
  readonly promises: {
    readonly verified: number;
    readonly broken: number;
    readonly unverified: number;
    readonly unverifiable: number;
  };
}

/** One case as it goes into results.json. */
export function caseResults(report: CaseReport, provider: Provider): CaseResults {
  const { case: item, outcome, verdict } = report;
  const findings = outcome.findings ?? [];
  const violations = findings.filter(({ severity }) => severity === "violation");
  const broken = findings.flatMap(({ promise }) => provider.promises.filter(({ id }) => id === promise));
  return {
    name: item.name,
    kind: item.kind,
    ...(item.operation === undefined ? {} : { operation: item.operation.id }),
    ...(item.workflow === undefined ? {} : { workflow: item.workflow.id }),
    ...(item.workflow?.origin.kind === "inferred" ? { inferred: item.workflow.origin.reason } : {}),
    promises: item.promises,
    verdict,
    ...(broken[0] === undefined
      ? {}
      : { strength: broken.some(({ strength }) => strength === "stated") ? "stated" : "shown" }),
    ...reasonOf(report),
    findings: violations.filter(({ deviation }) => deviation === undefined),
    ...(violations.some(({ deviation }) => deviation !== undefined)
      ? { known: violations.filter(({ deviation }) => deviation !== undefined) }
      : {}),
    warnings: findings.filter(({ severity }) => severity === "warning"),
    gaps: findings.filter(({ severity }) => severity === "gap"),
    requests: outcome.requests,
    seconds: report.seconds,
    replay: report.replay,
    ...(report.convergence === undefined ? {} : { convergence: report.convergence }),
  };
}

/** Everything that a case observed, whatever it weighs. */
export function allFindings({ findings, known = [], warnings, gaps }: CaseResults): FindingResults[] {
  return [...findings, ...known, ...warnings, ...gaps];
}

function reasonOf({ outcome, remarks = [] }: CaseReport): Pick<CaseResults, "reason"> {
  const reasons = [...("reason" in outcome ? [outcome.reason] : []), ...remarks];
  return reasons.length === 0 ? {} : { reason: reasons.join("; ") };
}
