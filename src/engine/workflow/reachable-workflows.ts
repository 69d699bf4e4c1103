import type { Step, Workflow, WorkflowReference } from "../../documents/arazzo/workflow.js";
import type { Operation, Provider } from "../../documents/model.js";
import { workflowFinder } from "../../workflow/workflow-finder.js";

const finders = new WeakMap<Provider, ReturnType<typeof workflowFinder>>();

/** The workflow that a reference names, in whatever document of the provider it stands. */
export function workflowOf(provider: Provider, reference: WorkflowReference): Workflow {
  const find = finders.get(provider) ?? workflowFinder(provider.workflows);
  finders.set(provider, find);
  return find(reference);
}

/** A workflow with all that it runs: those that it depends on, and those that its steps and actions lead to. */
export function reachableWorkflows(provider: Provider, workflow: Workflow): Workflow[] {
  const found = new Set<Workflow>();
  const visit = (current: Workflow): void => {
    if (found.has(current)) return;
    found.add(current);
    for (const reference of referencesOf(current)) visit(workflowOf(provider, reference));
  };
  visit(workflow);
  return [...found];
}

/** The operations that the steps of a workflow call, once for each step, those of called workflows included. */
export function operationsOf(provider: Provider, workflow: Workflow): Operation[] {
  return reachableWorkflows(provider, workflow).flatMap(({ steps }) =>
    steps.flatMap(({ target }) => (target.kind === "operation" ? [target.operation] : [])),
  );
}

function referencesOf({ dependsOn, steps }: Workflow): WorkflowReference[] {
  return [...dependsOn, ...steps.flatMap(stepReferences)];
}

function stepReferences({ target, onSuccess, onFailure }: Step): WorkflowReference[] {
  const targets = [...onSuccess, ...onFailure].flatMap((action) =>
    action.kind === "goto" ? [action.to] : action.kind === "retry" ? (action.first ?? []) : [],
  );
  return [
    ...(target.kind === "workflow" ? [target.reference] : []),
    ...targets.flatMap((to) => (to.kind === "workflow" ? [to.reference] : [])),
  ];
}
