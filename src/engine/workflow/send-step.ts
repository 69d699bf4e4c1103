import { serialiseRequest } from "../../exchange/serialise-request.js";
import type { StepAnswer, StepCall } from "../../workflow/ports.js";
import { sendRecorded } from "../recorded-exchanges.js";
import { stepMessage } from "./step-message.js";
import { stepRequest } from "./step-request.js";
import { tooLongAWait } from "./waiting.js";
import type { WorkflowRun } from "./workflow-run.js";

/** Sends one step as the account that it asks for; every check but the criteria is run on the exchange. */
export async function sendStep(run: WorkflowRun, call: StepCall): Promise<StepAnswer> {
  const { workflow, step, operation } = call;
  const obstacle = obstacleTo(run, call);
  if (obstacle !== undefined) return stopped(obstacle);
  const value = stepRequest(call);
  const serialised = serialiseRequest(operation, value, run.runner.session.address);
  if (serialised.kind === "unsendable")
    return stopped(`step ${step.id} cannot be sent: ${serialised.reason}`);
  const { exchange, observation, findings, held, doubt } = await sendRecorded(run.recorded, {
    operation,
    value,
    wire: serialised.request,
    account: step.assay.account ?? "first",
    takesTooMany: expectsTooMany(call),
  });
  const answer: StepAnswer =
    doubt !== undefined || exchange?.response === undefined || observation === undefined
      ? stopped(doubt ?? "no answer")
      : { kind: "answered", message: stepMessage(exchange, exchange.response, observation) };
  if (exchange !== undefined) run.exchanges.push({ workflow, step, exchange, answer, findings, held });
  return answer;
}

/** What cleans up is sent even when the run was interrupted. */
function obstacleTo(run: WorkflowRun, { step }: StepCall): string | undefined {
  if (step.assay.cleanup) return undefined;
  return run.runner.session.signal.aborted ? "interrupted" : tooLongAWait(run);
}

/** A 429 is an answer to who looks for it, and a request to wait to all others. */
function expectsTooMany({ workflow, step }: StepCall): boolean {
  return workflow.assay.needs.includes("quota") || step.criteria.some(({ text }) => text.includes("429"));
}

function stopped(reason: string): StepAnswer {
  return { kind: "stopped", reason };
}
