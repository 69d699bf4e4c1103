import { isJsonObject, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf, textsOf } from "../read-members.js";
import { workflowExtension } from "./assay-extension.js";
import { withComponents } from "./components.js";
import type { WorkflowOutline } from "./document-outline.js";
import { workflowById } from "./find-workflow.js";
import { inputDefaults } from "./input-names.js";
import type { Library } from "./library.js";
import { readOutputs } from "./read-outputs.js";
import { reportUnusedParameters } from "./read-parameters.js";
import { readStep } from "./read-step.js";
import type { Moment, Scope } from "./scope.js";
import type { Workflow, WorkflowExtension } from "./workflow.js";

/** One workflow of a document that has the right form; what is wrong in it is reported. */
export function readWorkflow(node: JsonObject, pointer: JsonPointer, library: Library): Workflow {
  const { root, source } = library.own;
  const id = textOf(node, "workflowId");
  const outline = library.own.workflows.get(id) ?? emptyOutline;
  const readingAt = (moment: Moment) =>
    withComponents(scopeOf(outline, library, moment), root, library.report);
  const before = readingAt({ kind: "before" });
  const handedDown = new Set<JsonPointer>();
  const workflow = { owner: node, pointer };
  const steps = listOf(node, "steps").flatMap((step, index) => {
    if (!isJsonObject(step)) return [];
    const place = { node: step, pointer: pointerTo(pointer, "steps", index) };
    return readStep(place, { workflow, library, outline, readingAt, handedDown }) ?? [];
  });
  reportUnusedParameters(workflow, { root, reading: before, handedDown });
  const assay = workflowExtension(node);
  reportUnknownInputs(assay, { pointer, outline, library });
  return {
    id,
    document: source.path,
    pointer,
    ...textMember(node, "summary"),
    ...textMember(node, "description"),
    ...(node["inputs"] === undefined ? {} : { inputs: { root, pointer: pointerTo(pointer, "inputs") } }),
    inputDefaults: inputDefaults(root, node["inputs"]),
    dependsOn: textsOf(node, "dependsOn").flatMap(
      (text, index) => workflowById(text, pointerTo(pointer, "dependsOn", index), library)?.reference ?? [],
    ),
    steps,
    outputs: readOutputs(node, pointer, before),
    assay,
  };
}

const emptyOutline: WorkflowOutline = {
  inputs: { declared: new Set(), required: new Set(), open: false },
  outputs: new Set(),
  steps: new Map(),
  reachable: new Set(),
};

function scopeOf(
  outline: WorkflowOutline,
  { own }: Library,
  moment: Moment,
): Omit<Scope, "componentParameter"> {
  return {
    inputs: outline.inputs,
    steps: outline.steps,
    workflows: own.workflows,
    sources: new Map([...own.sources].map(([name, { members }]) => [name, members])),
    moment,
  };
}

/** Inputs that the extension names and the workflow does not have. */
function reportUnknownInputs(
  assay: WorkflowExtension,
  place: { readonly pointer: JsonPointer; readonly outline: WorkflowOutline; readonly library: Library },
): void {
  const { declared, open } = place.outline.inputs;
  const check = (input: string, ...tokens: readonly (string | number)[]) => {
    if (!declared.has(input) && !open)
      place.library.report(
        pointerTo(place.pointer, "x-assay", ...tokens),
        `The workflow has no input "${input}".`,
      );
  };
  for (const input of assay.bindings.keys()) check(input, "bindings", input);
  assay.invalid.forEach((input, index) => check(input, "invalid", index));
}

function textMember<Name extends string>(node: JsonObject, name: Name): { readonly [K in Name]?: string } {
  const value = node[name];
  return (typeof value === "string" ? { [name]: value } : {}) as { readonly [K in Name]?: string };
}
