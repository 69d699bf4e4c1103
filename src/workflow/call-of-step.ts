import type { Json } from "../core/json.js";
import type { Step, Workflow } from "../documents/arazzo/workflow.js";
import type { Operation } from "../documents/model.js";
import { bodyOfStep, type PreparedBody } from "./body-of-step.js";
import { fillTemplate } from "./evaluate-expression.js";
import type { Facts } from "./facts.js";
import type { StepCall } from "./ports.js";

/** The request of a step with every expression evaluated, or why there is none to send. */
export type PreparedCall =
  | { readonly kind: "ready"; readonly call: StepCall }
  | { readonly kind: "impossible"; readonly reason: string };

/** Prepares the request of a step. A parameter without a value is not sent; a path and a host cannot do without. */
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
  const server: Record<string, Json> = {};
  for (const [name, template] of step.assay.server) {
    const value = fillTemplate(template, facts);
    // Its default would be another host.
    if (value === undefined)
      return { kind: "impossible", reason: `the server variable "${name}" of "${step.id}" has no value` };
    server[name] = value;
  }
  const prepared: PreparedBody =
    step.body === undefined ? { kind: "ready", body: undefined } : bodyOfStep(step.body, facts);
  if (prepared.kind === "impossible")
    return { kind: "impossible", reason: `the body of "${step.id}" cannot be made: ${prepared.reason}` };
  const { body } = prepared;
  return {
    kind: "ready",
    call: { workflow, step, operation, parameters, server, ...(body === undefined ? {} : { body }) },
  };
}
