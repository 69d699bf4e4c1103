import type { Workflow } from "./workflow.js";

/** A workflow that has to run before itself, and the ids on the way back to it. */
export interface DependencyCycle {
  readonly workflow: Workflow;
  readonly chain: readonly string[];
}

/** Every circle of `dependsOn`, each once. */
export function cyclesAmong(workflows: readonly Workflow[]): DependencyCycle[] {
  const byKey = new Map(workflows.map((workflow) => [keyOf(workflow.document, workflow.id), workflow]));
  const done = new Set<Workflow>();
  const cycles: DependencyCycle[] = [];
  const visit = (workflow: Workflow, trail: readonly Workflow[]): void => {
    const start = trail.indexOf(workflow);
    if (start !== -1) cycles.push({ workflow, chain: [...trail.slice(start), workflow].map(({ id }) => id) });
    if (start !== -1 || done.has(workflow)) return;
    for (const reference of workflow.dependsOn) {
      const next = byKey.get(keyOf(reference.document, reference.workflow));
      if (next !== undefined) visit(next, [...trail, workflow]);
    }
    done.add(workflow);
  };
  for (const workflow of workflows) visit(workflow, []);
  return cycles;
}

function keyOf(document: string, id: string): string {
  return JSON.stringify([document, id]);
}
