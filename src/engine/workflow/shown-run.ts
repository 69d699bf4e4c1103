import type { Exchange } from "../../core/exchange.js";
import type { Workflow } from "../../documents/arazzo/workflow.js";
import { recordWorkflow } from "../counterexample/record-workflow.js";
import type { Shown, ShownSequence } from "../show-exchange.js";
import type { RunFinding } from "./run-findings.js";
import type { StepExchange } from "./workflow-run.js";

/** What a report shows of a finding: every exchange up to the one that broke, and what the run began with. */
export function shownRun({ run, shownBy }: RunFinding, whole: Workflow): Shown {
  const last = shownBy ?? run.exchanges.at(-1);
  const until = last === undefined ? [] : run.exchanges.slice(0, run.exchanges.indexOf(last) + 1);
  const target = shownBy?.step.target;
  return {
    ...(last === undefined ? {} : { exchange: last.exchange }),
    document: run.workflow.document,
    ...(target?.kind === "operation" ? { operation: target.operation.id } : {}),
    sequence: { inputs: run.inputs, steps: withoutRepeats(until) },
    recipe: () => recordWorkflow(whole, run),
  };
}

/** A request that was sent again and again, while waiting for what was written to show, is shown once. */
function withoutRepeats(exchanges: readonly StepExchange[]): ShownSequence["steps"] {
  const steps: { step: string; exchange: Exchange; times: number }[] = [];
  for (const { step, exchange } of exchanges) {
    const last = steps.at(-1);
    if (last !== undefined && last.step === step.id && isSameRequest(last.exchange, exchange)) {
      last.exchange = exchange;
      last.times += 1;
    } else steps.push({ step: step.id, exchange, times: 1 });
  }
  return steps;
}

function isSameRequest({ request: left }: Exchange, { request: right }: Exchange): boolean {
  return (
    left.method === right.method &&
    left.origin === right.origin &&
    left.path === right.path &&
    left.body === undefined &&
    right.body === undefined
  );
}
