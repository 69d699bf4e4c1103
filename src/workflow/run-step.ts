import type { Action, GotoTarget, Step } from "../documents/arazzo/workflow.js";
import { type Attempt, attemptStep, stoppedAttempt } from "./attempt-step.js";
import { judgeCriterion } from "./judge-criterion.js";
import { nextAction } from "./next-action.js";
import { retryDelayMs } from "./retry-delay.js";
import { type Frame, factsOf, type RunState } from "./run-state.js";

/** More tries than this in one run are a circle of actions. */
const mostTries = 1_000;

/** Where a workflow goes after one of its steps. */
export type Transition =
  | { readonly kind: "next" }
  | { readonly kind: "goto"; readonly to: GotoTarget }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly step: Step }
  | { readonly kind: "stopped"; readonly reason: string };

/** Runs a step, and again as its actions say, until one of them or the default leads on. */
export async function runStep(run: RunState, frame: Frame, step: Step): Promise<Transition> {
  const retries = new Map<Action, number>();
  for (;;) {
    const attempt = await tryStep(run, frame, step);
    const action = actionAfter(step, attempt, retries);
    run.steps.push(action === undefined ? attempt.trace : { ...attempt.trace, action });
    if (attempt.stopped !== undefined) return { kind: "stopped", reason: attempt.stopped };
    if (action?.kind !== "retry") return transitionOf(step, attempt, action);
    retries.set(action, (retries.get(action) ?? 0) + 1);
    const stopped = await prepareRetry(run, frame, { action, attempt });
    if (stopped !== undefined) return stopped;
  }
}

function tryStep(run: RunState, frame: Frame, step: Step): Promise<Attempt> {
  run.tries += 1;
  if (run.tries <= mostTries) return attemptStep(run, frame, step);
  const reason = `the run has tried ${mostTries} steps: its actions lead in a circle`;
  return Promise.resolve(stoppedAttempt({ workflow: frame.workflow, step }, factsOf(run, frame), reason));
}

function actionAfter(
  step: Step,
  { trace, facts, stopped }: Attempt,
  retries: ReadonlyMap<Action, number>,
): Action | undefined {
  if (stopped !== undefined) return undefined;
  const actions = trace.succeeded ? step.onSuccess : step.onFailure;
  return nextAction(actions, (criterion) => judgeCriterion(criterion, facts).held, retries);
}

function transitionOf(step: Step, { trace }: Attempt, action: Action | undefined): Transition {
  if (action?.kind === "goto") return { kind: "goto", to: action.to };
  if (!trace.succeeded) return { kind: "failed", step };
  return action === undefined ? { kind: "next" } : { kind: "end" };
}

interface Retry {
  readonly action: Extract<Action, { readonly kind: "retry" }>;
  readonly attempt: Attempt;
}

/** Waits, and does first what the action names; whether that succeeds, the retry itself will show. */
async function prepareRetry(
  run: RunState,
  frame: Frame,
  { action, attempt }: Retry,
): Promise<Transition | undefined> {
  const delayMs = retryDelayMs(action.retryAfterMs, attempt.facts.message);
  if (delayMs > 0) await run.ports.pause(delayMs);
  const { first } = action;
  if (first === undefined) return undefined;
  const stopped =
    first.kind === "step" ? await tryOnce(run, frame, first.step) : await tryWorkflow(run, frame, first);
  return stopped === undefined ? undefined : { kind: "stopped", reason: stopped };
}

/** The step that a retry names runs once; its own actions are not followed, as control comes back. */
async function tryOnce(run: RunState, frame: Frame, id: string): Promise<string | undefined> {
  const step = frame.workflow.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new Error(`the step "${id}" was not read`);
  const attempt = await tryStep(run, frame, step);
  run.steps.push(attempt.trace);
  return attempt.stopped;
}

async function tryWorkflow(
  run: RunState,
  frame: Frame,
  { reference }: Extract<GotoTarget, { readonly kind: "workflow" }>,
): Promise<string | undefined> {
  const ended = await run.enter(run.ports.workflowOf(reference), frame.inputs, frame.depth + 1);
  return ended.kind === "stopped" ? (ended.reason ?? "a workflow has stopped") : undefined;
}
