import type { Finding } from "../../core/finding.js";
import { identityOf } from "../finding-identity.js";
import type { RunResult } from "./run-workflow-once.js";
import type { StepExchange } from "./workflow-run.js";

/** One finding of a run, with the exchange that shows it. */
export interface RunFinding {
  readonly finding: Finding;
  readonly run: RunResult;
  /** Absent only where a criterion broke without any exchange. */
  readonly shownBy: StepExchange | undefined;
  readonly key: string;
}

/** The findings of a run, those of the criteria first, each once. */
export function runFindings(run: RunResult): RunFinding[] {
  const { verdict, exchanges, broken } = run;
  const own = verdict.kind === "broken" ? verdict.findings.map((finding) => found(finding, run, broken)) : [];
  const others = exchanges.flatMap((exchange) =>
    exchange.findings.map((finding) => found(finding, run, exchange)),
  );
  const byKey = new Map<string, RunFinding>();
  for (const item of [...own, ...others]) if (!byKey.has(item.key)) byKey.set(item.key, item);
  return [...byKey.values()];
}

/** A finding with the operation whose exchange shows it. */
export function located(
  finding: Finding,
  shownBy: StepExchange | undefined,
): Finding & { readonly operation?: string } {
  const target = shownBy?.step.target;
  return target?.kind === "operation" ? { ...finding, operation: target.operation.id } : finding;
}

function found(finding: Finding, run: RunResult, shownBy: StepExchange | undefined): RunFinding {
  return { finding, run, shownBy, key: keyOf(finding, shownBy) };
}

/** What makes two findings of workflows the same breach. */
function keyOf(finding: Finding, shownBy: StepExchange | undefined): string {
  const target = shownBy?.step.target;
  const where = target?.kind === "operation" ? target.operation.id : "";
  const scope = finding.check === "workflow-criterion" ? (shownBy?.workflow.document ?? "") : where;
  return `${scope} ${identityOf(finding)} ${finding.promise ?? ""}`;
}
