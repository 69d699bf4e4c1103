import type { Workflow, WorkflowInputs } from "../../documents/arazzo/workflow.js";
import type { WorkflowPorts, WorkflowTrace } from "../../workflow/ports.js";
import { runWorkflow } from "../../workflow/run-workflow.js";
import type { CaseRunner } from "../case-runner.js";
import { gistOf } from "../gist.js";
import { clearRecorded, recordExchanges } from "../recorded-exchanges.js";
import { hardened } from "../strictness.js";
import { withBoundInputs } from "./bound-inputs.js";
import type { Convergence } from "./convergence.js";
import { namedPromises } from "./named-promises.js";
import { workflowOf } from "./reachable-workflows.js";
import { sendStep } from "./send-step.js";
import { patienceWith, waitOnTarget } from "./waiting.js";
import { type CriteriaVerdict, workflowCriterion } from "./workflow-criterion.js";
import type { StepExchange, WorkflowRun } from "./workflow-run.js";

/** What one run of a workflow came to. */
export interface RunResult {
  readonly workflow: Workflow;
  readonly inputs: WorkflowInputs;
  /** The inputs that no binding filled. */
  readonly given: WorkflowInputs;
  readonly trace: WorkflowTrace;
  readonly exchanges: readonly StepExchange[];
  readonly verdict: CriteriaVerdict;
  /** The exchange whose criteria broke. */
  readonly broken?: StepExchange;
  readonly convergence: readonly Convergence[];
  /** Whether it waited on the clock for a read to show what was written. */
  readonly waited: boolean;
}

/** What one run starts with. */
export interface RunStart {
  /** Inputs, apart from those that bindings fill. */
  readonly given: WorkflowInputs;
  /** How long a read is given to show what was written; the profile's time when not given. */
  readonly patienceMs?: number;
}

/** Runs a workflow once with these inputs beside those that bindings fill, judges it, and removes all that it made. */
export async function runWorkflowOnce(
  runner: CaseRunner,
  workflow: Workflow,
  { given, patienceMs = runner.session.provider.profile.convergenceMs }: RunStart,
): Promise<RunResult> {
  const recorded = recordExchanges(runner);
  const run: WorkflowRun = {
    runner,
    workflow,
    inputs: withBoundInputs(runner.session, workflow, given),
    recorded,
    exchanges: [],
    waits: { retriesMs: 0, polled: [] },
    patienceMs,
  };
  try {
    const trace = await runWorkflow(workflow, run.inputs, portsOf(run));
    return { ...resultOf(run, trace), given };
  } finally {
    await clearRecorded(recorded);
  }
}

function portsOf(run: WorkflowRun): WorkflowPorts {
  const { session } = run.runner;
  return {
    send: (call) => sendStep(run, call),
    pause: (ms) => waitOnTarget(run, ms),
    patience: (step, polls) => patienceWith(run, step, polls),
    calledWith: (called, given) => withBoundInputs(session, called, given),
    workflowOf: (reference) => workflowOf(session.provider, reference),
  };
}

/** Where what is left fills the room, the refusal of a creation may be right. */
function doubted({ keeper }: CaseRunner, verdict: CriteriaVerdict): CriteriaVerdict {
  if (verdict.kind !== "broken") return verdict;
  const { step, answer } = verdict.step;
  const status = answer?.kind === "answered" ? answer.message.response.status : 0;
  if (step.target.kind !== "operation" || status < 400 || status >= 500) return verdict;
  const reason = keeper.crowding(step.target.operation);
  return reason === undefined ? verdict : { kind: "inconclusive", reason };
}

function resultOf(
  { runner, workflow, inputs, exchanges, waits }: WorkflowRun,
  trace: WorkflowTrace,
): Omit<RunResult, "given"> {
  const { promises, strictness, run } = runner.session;
  // A workflow that names no promise at all, as those made for other tools, demands what all its criteria say.
  const makesReady = (judged: Workflow) => judged !== workflow || namedPromises(judged).length > 0;
  const judged = doubted(runner, workflowCriterion(trace, { promises, makesReady }));
  const verdict: CriteriaVerdict =
    judged.kind === "broken"
      ? {
          ...judged,
          findings: judged.findings.map((finding) => ({
            ...hardened(finding, strictness),
            gist: gistOf(finding, { run, sent: [inputs] }),
          })),
        }
      : judged;
  const broken =
    verdict.kind === "broken" ? exchanges.find(({ answer }) => answer === verdict.step.answer) : undefined;
  const polled = trace.steps.filter(({ polls }) => polls > 0);
  const convergence = waits.polled.flatMap((wait, index) =>
    polled[index]?.succeeded === true ? [{ step: wait.step, ms: wait.ms, polls: wait.polls }] : [],
  );
  return {
    workflow,
    inputs,
    trace,
    exchanges,
    verdict,
    convergence,
    waited: waits.polled.length > 0 && runner.session.advance === undefined,
    ...(broken === undefined ? {} : { broken }),
  };
}
