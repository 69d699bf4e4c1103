import type { Json } from "../core/json.js";
import type { Expression } from "../documents/arazzo/expression.js";
import type { Step, WorkflowReference } from "../documents/arazzo/workflow.js";
import type { Operation } from "../documents/model.js";
import { callOfStep } from "./call-of-step.js";
import { evaluateExpression, fillTemplate } from "./evaluate-expression.js";
import type { Facts, Outputs } from "./facts.js";
import { judgeCriterion } from "./judge-criterion.js";
import type { CriterionVerdict, StepTrace } from "./ports.js";
import { type Frame, factsOf, type RunState } from "./run-state.js";

/** One try of a step, before an action is chosen. */
export interface Attempt {
  readonly trace: StepTrace;
  readonly facts: Facts;
  /** Why nothing can be concluded from here on, where that is so. */
  readonly stopped?: string;
}

/** Does once what a step says: sends its request until its criteria hold or patience ends, or runs its workflow. */
export function attemptStep(run: RunState, frame: Frame, step: Step): Promise<Attempt> {
  const { target } = step;
  return target.kind === "operation"
    ? sendRequest(run, frame, { step, operation: target.operation })
    : callWorkflow(run, frame, { step, reference: target.reference });
}

async function sendRequest(
  run: RunState,
  frame: Frame,
  { step, operation }: { readonly step: Step; readonly operation: Operation },
): Promise<Attempt> {
  const { workflow } = frame;
  const facts = factsOf(run, frame);
  const base = { ...untried, workflow, step };
  const prepared = callOfStep({ workflow, step }, operation, facts);
  if (prepared.kind === "impossible") return stoppedAttempt(base, facts, prepared.reason);
  const { call } = prepared;
  let waitedMs = 0;
  for (let polls = 0; ; polls += 1) {
    const sending = { ...base, call, polls, waitedMs };
    const answer = await run.ports.send(call);
    if (answer.kind === "stopped") return stoppedAttempt(sending, facts, answer.reason);
    const judged = judge(frame, step, { ...facts, message: answer.message });
    const trace = { ...sending, answer, criteria: judged.criteria, succeeded: judged.succeeded };
    const patienceMs = judged.succeeded ? undefined : run.ports.patience?.(step, polls);
    if (patienceMs === undefined) return { trace, facts: judged.facts };
    await run.ports.pause(patienceMs);
    waitedMs += patienceMs;
  }
}

async function callWorkflow(
  run: RunState,
  frame: Frame,
  { step, reference }: { readonly step: Step; readonly reference: WorkflowReference },
): Promise<Attempt> {
  const { workflow } = frame;
  const facts = factsOf(run, frame);
  const base = { ...untried, workflow, step };
  const called = run.ports.workflowOf(reference);
  const given = Object.fromEntries(
    step.parameters.flatMap(({ name, value: template }) => {
      const value = fillTemplate(template, facts);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const ended = await run.enter(called, given, frame.depth + 1);
  if (ended.kind === "stopped")
    return stoppedAttempt(base, facts, ended.reason ?? `"${called.id}" has stopped`);
  const after = { ...factsOf(run, frame), called: ended.outputs };
  if (ended.kind === "failed") return { trace: base, facts: after };
  const judged = judge(frame, step, after);
  return {
    trace: { ...base, criteria: judged.criteria, succeeded: judged.succeeded },
    facts: judged.facts,
  };
}

interface Judged {
  readonly criteria: readonly CriterionVerdict[];
  readonly succeeded: boolean;
  readonly facts: Facts;
}

/** The outputs of a step are there before its criteria are judged, which may name them. */
function judge({ steps }: Frame, step: Step, facts: Facts): Judged {
  steps.set(step.id, outputsOf(step.outputs, facts));
  const criteria = step.criteria.map((criterion) => judgeCriterion(criterion, facts));
  return { criteria, succeeded: criteria.every(({ held }) => held), facts };
}

/** The outputs that have a value. */
export function outputsOf(outputs: ReadonlyMap<string, Expression>, facts: Facts): Outputs {
  const values: [string, Json][] = [];
  for (const [name, expression] of outputs) {
    const value = evaluateExpression(expression, facts);
    if (value !== undefined) values.push([name, value]);
  }
  return Object.fromEntries(values);
}

/** A try that shows nothing, and after which nothing can be concluded. */
export function stoppedAttempt(
  trace: Pick<StepTrace, "workflow" | "step"> & Partial<StepTrace>,
  facts: Facts,
  reason: string,
): Attempt {
  return { trace: { ...untried, ...trace, answer: { kind: "stopped", reason } }, facts, stopped: reason };
}

const untried = { criteria: [], succeeded: false, polls: 0, waitedMs: 0 };
