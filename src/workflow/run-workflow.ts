import type { Step, Workflow, WorkflowInputs } from "../documents/arazzo/workflow.js";
import { attemptStep, outputsOf } from "./attempt-step.js";
import type { WorkflowPorts, WorkflowTrace } from "./ports.js";
import { type Ended, type Frame, factsOf, note, type RunState } from "./run-state.js";
import { runStep, type Transition } from "./run-step.js";

/** More workflows inside one another than this are a circle of calls. */
const deepestCall = 50;

/** Runs a workflow, with all that it depends on and calls, to a trace of what was sent and what it came to. */
export async function runWorkflow(
  workflow: Workflow,
  inputs: WorkflowInputs,
  ports: WorkflowPorts,
): Promise<WorkflowTrace> {
  const run: RunState = {
    ports,
    steps: [],
    records: new Map(),
    completed: new Set(),
    enter: (called, given, depth) =>
      runFrame(run, called, { inputs: ports.calledWith?.(called, given) ?? given, depth }),
    tries: 0,
  };
  const given = { ...workflow.inputDefaults, ...inputs };
  const { kind, reason, outputs } = await runFrame(run, workflow, { inputs, depth: 0 });
  return {
    workflow,
    inputs: given,
    steps: run.steps,
    outputs,
    ended: kind,
    ...(reason === undefined ? {} : { reason }),
  };
}

async function runFrame(
  run: RunState,
  workflow: Workflow,
  { inputs, depth }: { readonly inputs: WorkflowInputs; readonly depth: number },
): Promise<Ended> {
  if (depth > deepestCall)
    return stopped(`more than ${deepestCall} workflows have called one another: they go in a circle`);
  const frame: Frame = {
    workflow,
    inputs: { ...workflow.inputDefaults, ...inputs },
    steps: new Map(),
    depth,
  };
  note(run, frame, {});
  const hindered = await runDependencies(run, frame);
  const ended = hindered ?? (await followSteps(run, frame));
  for (const step of workflow.steps) if (step.assay.cleanup) await cleanUp(run, frame, step);
  const outputs = outputsOf(workflow.outputs, factsOf(run, frame));
  note(run, frame, outputs);
  if (ended.kind === "completed") run.completed.add(workflow);
  return { ...ended, outputs };
}

/** Runs what a workflow depends on, each once a run; what came of it where it cannot go on. */
async function runDependencies(run: RunState, frame: Frame): Promise<Ended | undefined> {
  for (const reference of frame.workflow.dependsOn) {
    const needed = run.ports.workflowOf(reference);
    if (run.completed.has(needed)) continue;
    const ended = await run.enter(needed, frame.inputs, frame.depth + 1);
    if (ended.kind !== "completed")
      return {
        kind: ended.kind,
        reason: `the workflow "${needed.id}", which it depends on: ${ended.reason ?? ended.kind}`,
        outputs: {},
      };
  }
  return undefined;
}

async function followSteps(run: RunState, frame: Frame): Promise<Ended> {
  const steps = frame.workflow.steps.filter((step) => !step.assay.cleanup);
  let at = 0;
  for (let step = steps[at]; step !== undefined; step = steps[at]) {
    const transition = await runStep(run, frame, step);
    if (transition.kind === "next") at += 1;
    else if (transition.kind === "goto" && transition.to.kind === "step")
      at = indexOf(steps, transition.to.step);
    else return endOf(run, frame, transition);
  }
  return { kind: "completed", outputs: {} };
}

async function endOf(
  run: RunState,
  frame: Frame,
  transition: Exclude<Transition, { readonly kind: "next" }>,
): Promise<Ended> {
  switch (transition.kind) {
    case "failed":
      return { kind: "failed", reason: `the step "${transition.step.id}" failed`, outputs: {} };
    case "stopped":
      return stopped(transition.reason);
    case "goto":
      return transition.to.kind === "workflow"
        ? run.enter(run.ports.workflowOf(transition.to.reference), frame.inputs, frame.depth + 1)
        : { kind: "completed", outputs: {} };
    default:
      return { kind: "completed", outputs: {} };
  }
}

function indexOf(steps: readonly Step[], id: string): number {
  const index = steps.findIndex((step) => step.id === id);
  if (index === -1) throw new Error(`the step "${id}" was not read`);
  return index;
}

/** Nothing that a cleanup step comes to changes what the workflow came to. */
async function cleanUp(run: RunState, frame: Frame, step: Step): Promise<void> {
  const { trace } = await attemptStep(run, frame, step);
  if (trace.call !== undefined) run.steps.push(trace);
}

function stopped(reason: string): Ended {
  return { kind: "stopped", reason, outputs: {} };
}
