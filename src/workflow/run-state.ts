import type { Workflow, WorkflowInputs } from "../documents/arazzo/workflow.js";
import type { Facts, Outputs, WorkflowRecord } from "./facts.js";
import type { StepTrace, WorkflowPorts } from "./ports.js";

/** What one run keeps, over all the workflows that it comes through. */
export interface RunState {
  readonly ports: WorkflowPorts;
  readonly steps: StepTrace[];
  /** By document, then by id: the latest run of each workflow, for `$workflows.<id>`. */
  readonly records: Map<string, Map<string, WorkflowRecord>>;
  /** Workflows that have run to their end, and need not for another that depends on them. */
  readonly completed: Set<Workflow>;
  /** Runs a workflow inside this run. */
  readonly enter: (workflow: Workflow, inputs: WorkflowInputs, depth: number) => Promise<Ended>;
  /** Steps tried so far. */
  tries: number;
}

/** What one workflow of a run came to. */
export interface Ended {
  readonly kind: "completed" | "failed" | "stopped";
  readonly reason?: string;
  readonly outputs: Outputs;
}

/** One workflow while it runs. */
export interface Frame {
  readonly workflow: Workflow;
  readonly inputs: WorkflowInputs;
  /** Outputs of its steps, by id. */
  readonly steps: Map<string, Outputs>;
  /** How many workflows have led to one another up to here. */
  readonly depth: number;
}

/** What is known in a workflow between two steps. */
export function factsOf({ records }: RunState, { workflow, inputs, steps }: Frame): Facts {
  return { inputs, steps, workflows: records.get(workflow.document) ?? new Map() };
}

/** Notes what `$workflows.<id>` reads from now on. */
export function note({ records }: RunState, { workflow, inputs }: Frame, outputs: Outputs): void {
  const ofDocument = records.get(workflow.document) ?? new Map<string, WorkflowRecord>();
  records.set(workflow.document, ofDocument.set(workflow.id, { inputs, outputs }));
}
