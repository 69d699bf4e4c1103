import type { Workflow } from "../../documents/arazzo/workflow.js";

/** Every promise that a workflow names: itself, in a step or in a criterion. */
export function namedPromises({ assay, steps }: Workflow): string[] {
  const inSteps = steps.flatMap((step) => [
    ...(step.assay.promises ?? []),
    ...step.criteria.flatMap((criterion) => criterion.assay.promises ?? []),
  ]);
  return [...new Set([...assay.promises, ...inSteps])];
}
