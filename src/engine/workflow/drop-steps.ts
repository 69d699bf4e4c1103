import { isJsonObject } from "../../core/json.js";
import type { Step, Workflow } from "../../documents/arazzo/workflow.js";
import type { StepExchange } from "./workflow-run.js";

/**
 * Steps that a finding may well not need, the last first: nothing refers to them, and what they do can be told not to
 * matter. A read changes nothing. A write stays where it makes ready what the broken step looks at: where it is a
 * precondition, where it shares an input or a step's output with the rest, and in all that counts against a quota.
 */
export function droppableSteps(
  workflow: Workflow,
  brokeAt: Pick<StepExchange, "step" | "workflow"> | undefined,
): Step[] {
  const broken = workflow.steps.find(
    ({ id, pointer }) => id === brokeAt?.step.id && pointer === brokeAt.step.pointer,
  );
  if (broken === undefined || brokeAt?.workflow.id !== workflow.id) return [];
  const before = workflow.steps.slice(0, workflow.steps.indexOf(broken));
  return before.filter((step) => !isReferredTo(workflow, step) && isIdle(workflow, step, broken)).reverse();
}

/** The workflow without one of its steps. */
export function withoutStep(workflow: Workflow, { id }: Step): Workflow {
  return { ...workflow, steps: workflow.steps.filter((step) => step.id !== id) };
}

function isIdle(workflow: Workflow, step: Step, broken: Step): boolean {
  if (step.target.kind !== "operation") return false;
  const { method } = step.target.operation;
  if (method === "GET" || method === "HEAD") return true;
  if (step.assay.promises?.length === 0 || workflow.assay.needs.includes("quota")) return false;
  const used = sourcesIn(step);
  return [...sourcesIn(broken)].every((source) => !used.has(source)) && used.size > 0;
}

function isReferredTo(workflow: Workflow, { id }: Step): boolean {
  const others = workflow.steps.filter((step) => step.id !== id);
  return [...others, workflow.outputs].some((part) => [...sourcesIn(part)].includes(`step ${id}`));
}

/** The inputs and steps that expressions and actions in a part of a workflow speak of. */
function sourcesIn(part: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item);
      return;
    }
    if (node instanceof Map) {
      for (const value of node.values()) visit(value);
      return;
    }
    if (!isJsonObject(node)) return;
    const { kind, name, step } = node;
    if (kind === "input" && typeof name === "string") found.add(`input ${name}`);
    if (kind === "step" && typeof step === "string") found.add(`step ${step}`);
    for (const [member, value] of Object.entries(node)) if (member !== "target") visit(value);
  };
  visit(part);
  return found;
}
