import type { Json, JsonObject } from "../../core/json.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import { textOf } from "../read-members.js";
import type { Placed } from "./components.js";
import type { FoundWorkflow } from "./find-workflow.js";
import type { Report } from "./read-expression.js";
import type { Step, StepParameter } from "./workflow.js";

/** What a step's parameters go to. */
export type ParameterTarget =
  | { readonly kind: "operation"; readonly target: Extract<Step["target"], { readonly kind: "operation" }> }
  | { readonly kind: "workflow"; readonly found: FoundWorkflow };

/** Why a parameter cannot be passed to a target; undefined where it can. */
export function misfit(node: JsonObject, target: ParameterTarget): string | undefined {
  const name = textOf(node, "name");
  if (target.kind === "workflow") {
    const inputs = target.found.outline?.inputs;
    if (inputs === undefined || inputs.open || inputs.declared.has(name)) return undefined;
    return `The workflow "${target.found.reference.workflow}" has no input "${name}".`;
  }
  const { operation } = target.target;
  const place = node["in"];
  if (place === undefined)
    return `The parameter "${name}" goes to an operation and must say where: in: path, query, header or cookie.`;
  if (place === "path" && !operation.path.includes(`{${name}}`))
    return `The path ${operation.path} of "${operation.id}" has no {${name}}.`;
  return undefined;
}

/** Reports required inputs of a called workflow, and parts of a path, that nothing is given for. */
export function reportMissing(
  placed: readonly Placed[],
  target: ParameterTarget,
  { pointer, report }: { readonly pointer: JsonPointer; readonly report: Report },
): void {
  for (const { name, place, owner } of neededBy(target))
    if (!placed.some(({ node }) => textOf(node, "name") === name && (place ?? node["in"]) === node["in"]))
      report(pointer, `${owner}, which the step gives no value.`);
}

interface Needed {
  readonly name: string;
  readonly place?: StepParameter["in"];
  readonly owner: string;
}

function neededBy(target: ParameterTarget): Needed[] {
  if (target.kind === "workflow") {
    const { outline, reference } = target.found;
    return [...(outline?.inputs.required ?? [])].map((name) => ({
      name,
      owner: `The workflow "${reference.workflow}" needs the input "${name}"`,
    }));
  }
  const { operation } = target.target;
  return operation.parameters
    .filter((parameter) => parameter.in === "path")
    .map(({ name }) => ({
      name,
      place: "path",
      owner: `The path ${operation.path} of "${operation.id}" has {${name}}`,
    }));
}

/** What makes a parameter of a list the same as another. */
export function identityOf(node: JsonObject, target: ParameterTarget | undefined): string {
  const name = textOf(node, "name");
  // For a workflow all parameters are inputs, wherever they say that they go.
  if (target?.kind === "workflow") return name;
  const place = textOf(node, "in");
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

/** Whether a value is a place that a parameter of an operation can go to. */
export function isPlace(place: Json | undefined): place is NonNullable<StepParameter["in"]> {
  return place === "path" || place === "query" || place === "header" || place === "cookie";
}
