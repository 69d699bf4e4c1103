import { isJsonObject } from "../../core/json.js";
import type { Workflow, WorkflowInputs } from "../../documents/arazzo/workflow.js";
import type { Recipe } from "./recipe.js";
import { templatesIn, valueFrom } from "./template.js";

type WorkflowRecipe = Extract<Recipe, { readonly kind: "workflow" }>;

/** What runs a workflow again with the same inputs and the same of its steps. */
export function recordWorkflow(
  whole: Workflow,
  { workflow, given }: { readonly workflow: Workflow; readonly given: WorkflowInputs },
): WorkflowRecipe {
  const inputs = Object.entries(given).map(([name, value]) => [name, templatesIn(value, [])] as const);
  return {
    kind: "workflow",
    inputs: Object.fromEntries(inputs),
    without: whole.steps.filter((step) => !workflow.steps.includes(step)).map(({ id }) => id),
  };
}

/** The inputs that a recorded run was given. */
export function inputsAgain({ inputs }: WorkflowRecipe): WorkflowInputs {
  // Generated values stand for nothing but themselves.
  const value = valueFrom(inputs, () => undefined);
  const members = isJsonObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    members.flatMap(([name, member]) => (member === undefined ? [] : [[name, member] as const])),
  );
}
