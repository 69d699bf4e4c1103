import type { Workflow, WorkflowReference } from "../documents/arazzo/workflow.js";

/** Finds the workflow of a reference among those that were read together. */
export function workflowFinder(workflows: readonly Workflow[]): (reference: WorkflowReference) => Workflow {
  const byPlace = new Map(workflows.map((workflow) => [placeOf(workflow.document, workflow.id), workflow]));
  return ({ document, workflow }) => {
    const found = byPlace.get(placeOf(document, workflow));
    if (found === undefined) throw new Error(`the workflow "${workflow}" of ${document} was not read`);
    return found;
  };
}

function placeOf(document: string, id: string): string {
  return JSON.stringify([document, id]);
}
