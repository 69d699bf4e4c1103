import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { Workflow, WorkflowInputs } from "../../documents/arazzo/workflow.js";
import type { Provider } from "../../documents/model.js";
import type { Binding } from "../../documents/profile.js";
import { resolveAt } from "../../documents/reference.js";
import { asTyped, type Binder } from "../binder.js";

/** The bindings of a workflow's inputs, each with its input; `undefined` where the profile has none of that name. */
export function inputBindings(
  { profile }: Provider,
  { assay }: Workflow,
): readonly { readonly input: string; readonly name: string; readonly binding: Binding | undefined }[] {
  return [...assay.bindings].map(([input, name]) => ({
    input,
    name,
    binding: profile.bindings.find(
      (candidate) => candidate.name === name && (candidate.kind === "fresh" || candidate.kind === "supplied"),
    ),
  }));
}

/** The inputs of one run: those that are given, and those that bindings fill beside them. */
export function withBoundInputs(
  { provider, binder }: { readonly provider: Provider; readonly binder: Binder },
  workflow: Workflow,
  given: WorkflowInputs,
): WorkflowInputs {
  const filled: Record<string, Json> = {};
  for (const { input, binding } of inputBindings(provider, workflow)) {
    if (binding === undefined || Object.hasOwn(given, input)) continue;
    const value = binder.valueOf(binding);
    if (value !== undefined) filled[input] = asTyped(value, inputSchema(workflow, input));
  }
  return { ...given, ...filled };
}

/** The schema of one input; undefined where none is declared. */
export function inputSchema({ inputs }: Workflow, input: string): JsonObject | undefined {
  if (inputs === undefined || !isJsonObject(inputs.root)) return undefined;
  const { pointer } = resolveAt(inputs.root, inputs.pointer);
  const { value } = resolveAt(inputs.root, pointerTo(pointer, "properties", input));
  return isJsonObject(value) ? value : undefined;
}
