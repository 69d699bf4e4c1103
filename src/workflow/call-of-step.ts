import type { Json } from "../core/json.js";
import { withValueAt } from "../core/json-pointer.js";
import type { Step, StepBody, Workflow } from "../documents/arazzo/workflow.js";
import type { Operation } from "../documents/model.js";
import { fillTemplate } from "./evaluate-expression.js";
import type { Facts } from "./facts.js";
import type { StepCall } from "./ports.js";

/** The request of a step with every expression evaluated, or why there is none to send. */
export type PreparedCall =
  | { readonly kind: "ready"; readonly call: StepCall }
  | { readonly kind: "impossible"; readonly reason: string };

/** Prepares the request of a step. A parameter without a value is not sent; a path cannot do without. */
export function callOfStep(
  { workflow, step }: { readonly workflow: Workflow; readonly step: Step },
  operation: Operation,
  facts: Facts,
): PreparedCall {
  const parameters: StepCall["parameters"][number][] = [];
  for (const { name, in: place, value: template } of step.parameters) {
    const value = fillTemplate(template, facts);
    if (value === undefined && place === "path")
      return { kind: "impossible", reason: `the path parameter "${name}" of "${step.id}" has no value` };
    if (value !== undefined && place !== undefined) parameters.push({ name, in: place, value });
  }
  const server = Object.fromEntries(
    [...step.assay.server].flatMap(([name, template]) => {
      const value = fillTemplate(template, facts);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const body = step.body === undefined ? undefined : bodyOf(step.body, facts);
  return {
    kind: "ready",
    call: { workflow, step, operation, parameters, server, ...(body === undefined ? {} : { body }) },
  };
}

function bodyOf(body: StepBody, facts: Facts): StepCall["body"] {
  let value: Json | undefined = body.payload === undefined ? undefined : fillTemplate(body.payload, facts);
  for (const { target, value: template } of body.replacements)
    value = withValueAt(value, target, fillTemplate(template, facts));
  if (value === undefined) return undefined;
  const { contentType, form } = body;
  return { ...(contentType === undefined ? {} : { contentType }), form, value };
}
