import type { Json } from "../core/json.js";
import { withValueAt } from "../core/json-pointer.js";
import type { Replacement, Step, StepBody, Workflow } from "../documents/arazzo/workflow.js";
import { replacedInXml, XPathFault } from "../documents/arazzo/xpath.js";
import type { Operation } from "../documents/model.js";
import { fillTemplate } from "./evaluate-expression.js";
import type { Facts } from "./facts.js";
import type { StepCall } from "./ports.js";
import { textOfValue } from "./text-of-value.js";

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
  let body: StepCall["body"];
  try {
    body = step.body === undefined ? undefined : bodyOf(step.body, facts);
  } catch (cause) {
    if (!(cause instanceof XPathFault)) throw cause;
    return {
      kind: "impossible",
      reason: `nothing is replaced in the body of "${step.id}": ${cause.message}`,
    };
  }
  return {
    kind: "ready",
    call: { workflow, step, operation, parameters, server, ...(body === undefined ? {} : { body }) },
  };
}

/** The body of a step; undefined where there is none to send. */
function bodyOf(body: StepBody, facts: Facts): StepCall["body"] {
  let value: Json | undefined = body.payload === undefined ? undefined : fillTemplate(body.payload, facts);
  for (const replacement of body.replacements) value = withReplacement(value, replacement, facts);
  if (value === undefined) return undefined;
  const { contentType, form } = body;
  return { ...(contentType === undefined ? {} : { contentType }), form, value };
}

function withReplacement(
  payload: Json | undefined,
  { kind, target, value: template }: Replacement,
  facts: Facts,
): Json | undefined {
  const value = fillTemplate(template, facts);
  return kind === "pointer"
    ? withValueAt(payload, target, value)
    : replacedInXml(textOfValue(payload), target, textOfValue(value));
}
