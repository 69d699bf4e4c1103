import type { Action, Step, Workflow } from "../../documents/arazzo/workflow.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { Amount } from "../budget.js";
import { workflowOf } from "../workflow/reachable-workflows.js";
import { plus, times } from "./case-cost.js";
import { costOfSending } from "./operation-effects.js";

/** What one run of a workflow takes at most: every step, each retry, and all that it calls, as often as it calls it. */
export function workflowCost(provider: Provider, workflow: Workflow): Amount {
  return costWithin(provider, workflow, []);
}

function costWithin(provider: Provider, workflow: Workflow, callers: readonly Workflow[]): Amount {
  // A circle of calls is a fault that the run itself tells.
  if (callers.includes(workflow)) return nothing;
  const inside = [...callers, workflow];
  const ofWorkflow = (reference: Workflow["dependsOn"][number]) =>
    costWithin(provider, workflowOf(provider, reference), inside);
  const ofStep = (step: Step): Amount => {
    const once =
      step.target.kind === "operation"
        ? costOfSending(provider, step.target.operation)
        : ofWorkflow(step.target.reference);
    return [...step.onSuccess, ...step.onFailure].map((action) => ofAction(action, once)).reduce(plus, once);
  };
  const ofAction = (action: Action, once: Amount): Amount => {
    if (action.kind === "goto")
      return action.to.kind === "workflow" ? ofWorkflow(action.to.reference) : nothing;
    if (action.kind !== "retry") return nothing;
    const first = action.first?.kind === "workflow" ? ofWorkflow(action.first.reference) : nothing;
    return times(plus(once, first), action.retryLimit);
  };
  return [...workflow.dependsOn.map(ofWorkflow), ...workflow.steps.map(ofStep)].reduce(plus, nothing);
}

const nothing: Amount = { requests: 0, creations: 0 };

/** How many things a run of these operations makes on a faultless server. */
export function creationsKept(provider: Provider, operations: readonly Operation[]): number {
  return operations.filter((operation) => costOfSending(provider, operation).creations > 0).length;
}
