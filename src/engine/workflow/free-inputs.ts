import { isJsonObject, type Json } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, valueAt, withValueAt } from "../../core/json-pointer.js";
import type { Workflow, WorkflowInputs } from "../../documents/arazzo/workflow.js";
import type { SchemaAt } from "../../documents/model.js";
import { resolveAt } from "../../documents/reference.js";

/** The inputs of a workflow that are generated. */
export interface FreeInputs {
  /** The schema of the inputs, where those that bindings fill are place holders. */
  readonly schema: SchemaAt;
  readonly names: readonly string[];
  /** Whether a place in the schema belongs to an input that a binding fills. */
  readonly isBound: (pointer: JsonPointer) => boolean;
}

const known = new WeakMap<Workflow, FreeInputs>();

/** What of a workflow's inputs is to be generated; undefined where all are bound, or there are none. */
export function freeInputs(workflow: Workflow): FreeInputs | undefined {
  const free = known.get(workflow) ?? derive(workflow);
  if (free === undefined || free.names.length === 0) return undefined;
  known.set(workflow, free);
  return free;
}

function derive({ inputs, assay }: Workflow): FreeInputs | undefined {
  if (inputs === undefined || !isJsonObject(inputs.root)) return undefined;
  const { pointer, value } = resolveAt(inputs.root, inputs.pointer);
  const properties = isJsonObject(value) ? value["properties"] : undefined;
  const names = isJsonObject(properties) ? Object.keys(properties) : [];
  const bound = names.filter((name) => assay.bindings.has(name));
  const places = bound.map((name) => pointerTo(pointer, "properties", name));
  const root = places.reduce<Json>(
    (document, place) => withValueAt(document, place, { const: "bound" }) ?? document,
    inputs.root,
  );
  return {
    schema: { root, pointer },
    names: names.filter((name) => !assay.bindings.has(name)),
    isBound: (place) => places.some((other) => isAtOrBelow(place, other)),
  };
}

/** The generated inputs that a run may leave out. */
export function optionalInputs(workflow: Workflow): readonly string[] {
  const { schema, names } = freeInputs(workflow) ?? { names: [] };
  const required = schema === undefined ? [] : valueAt(schema.root, pointerTo(schema.pointer, "required"));
  return names.filter((name) => !Array.isArray(required) || !required.includes(name));
}

/** Generated inputs without the place holders of those that bindings fill. */
export function withoutPlaceHolders({ assay }: Workflow, drawn: unknown): WorkflowInputs {
  if (!isJsonObject(drawn)) return {};
  const members = Object.entries(drawn).flatMap(([name, value]) =>
    value === undefined || assay.bindings.has(name) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(members);
}
