import type { Json, JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf } from "../read-members.js";
import { type Placed, placedItems } from "./components.js";
import type { Reading } from "./read-expression.js";
import { readTemplate } from "./read-template.js";
import type { FoundWorkflow } from "./references.js";
import type { Step, StepParameter } from "./workflow.js";

/** A list of parameters where it stands. */
export interface ParameterList {
  readonly owner: JsonObject;
  /** Of the owner. */
  readonly pointer: JsonPointer;
}

/** What a step's parameters go to. */
export type ParameterTarget =
  | { readonly kind: "operation"; readonly target: Extract<Step["target"], { readonly kind: "operation" }> }
  | { readonly kind: "workflow"; readonly found: FoundWorkflow };

/** The parameters of a step: its own, and those of its workflow that it does not override and its target takes. */
export function readParameters(
  lists: { readonly own: ParameterList; readonly inherited: ParameterList },
  target: ParameterTarget,
  context: { readonly root: JsonObject; readonly reading: Reading },
): StepParameter[] {
  const own = placedParameters(lists.own, context);
  const ofWorkflow = placedParameters(lists.inherited, context);
  reportDuplicates(own, target, context.reading);
  for (const placed of own) reportMisfit(placed, target, context.reading);
  if (target.kind === "workflow") reportMissing([...own, ...ofWorkflow], lists.own, { target, context });
  const taken = new Set(own.map(({ node }) => identity(node, target)));
  const inherited = ofWorkflow.filter(
    ({ node }) => !taken.has(identity(node, target)) && misfit(node, target) === undefined,
  );
  return [...own, ...inherited].map((placed) => readParameter(placed, target, context.reading));
}

/** Problems that the parameters of a workflow have whatever step they are handed down to. */
export function reportParameterDuplicates(list: ParameterList, root: JsonObject, reading: Reading): void {
  const placed = placedParameters(list, { root, reading });
  reportDuplicates(placed, undefined, reading);
}

function placedParameters(
  { owner, pointer }: ParameterList,
  { root, reading }: { readonly root: JsonObject; readonly reading: Reading },
): Placed[] {
  const nodes: readonly Json[] = listOf(owner, "parameters");
  return placedItems(
    { nodes, pointer: pointerTo(pointer, "parameters"), group: "parameters" },
    root,
    reading.report,
  );
}

function readParameter({ node, pointer, override }: Placed, target: ParameterTarget, reading: Reading) {
  const place = node["in"];
  const given = override ?? { value: node["value"] ?? null, pointer: pointerTo(pointer, "value") };
  return {
    name: textOf(node, "name"),
    ...(target.kind === "operation" && isPlace(place) ? { in: place } : {}),
    value: readTemplate(given.value, given.pointer, reading),
  };
}

function isPlace(place: Json | undefined): place is NonNullable<StepParameter["in"]> {
  return place === "path" || place === "query" || place === "header" || place === "cookie";
}

/** For a workflow all parameters are inputs, wherever they say that they go. Header names have no case. */
function identity(node: JsonObject, target: ParameterTarget | undefined): string {
  const [name, place] = [textOf(node, "name"), textOf(node, "in")];
  if (target?.kind === "workflow") return name;
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function reportDuplicates(
  placed: readonly Placed[],
  target: ParameterTarget | undefined,
  { report }: Reading,
): void {
  const seen = new Set<string>();
  for (const { node, pointer } of placed) {
    const key = identity(node, target);
    if (seen.has(key))
      report(pointer, `The parameter "${textOf(node, "name")}" stands twice in its list; remove one.`);
    seen.add(key);
  }
}

function reportMisfit({ node, pointer }: Placed, target: ParameterTarget, { report }: Reading): void {
  const message = misfit(node, target);
  if (message !== undefined) report(pointer, message);
}

/** Why a parameter cannot be passed to a target. */
function misfit(node: JsonObject, target: ParameterTarget): string | undefined {
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

/** Required inputs of a called workflow, and parts of a path, that nothing is given for. */
function reportMissing(
  placed: readonly Placed[],
  { pointer }: ParameterList,
  {
    target,
    context,
  }: {
    readonly target: Extract<ParameterTarget, { readonly kind: "workflow" }>;
    readonly context: { readonly reading: Reading };
  },
): void {
  const given = new Set(placed.map(({ node }) => textOf(node, "name")));
  for (const name of target.found.outline?.inputs.required ?? [])
    if (!given.has(name))
      context.reading.report(
        pointer,
        `The workflow "${target.found.reference.workflow}" needs the input "${name}", which the step does not pass.`,
      );
}
