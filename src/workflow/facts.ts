import type { Json } from "../core/json.js";
import type { WorkflowInputs } from "../documents/arazzo/workflow.js";
import type { StepMessage } from "./ports.js";

/** Named values that a step or a workflow has given out. */
export type Outputs = Readonly<Record<string, Json>>;

/** What is known of a workflow that has run, or runs. */
export interface WorkflowRecord {
  readonly inputs: WorkflowInputs;
  readonly outputs: Outputs;
}

/** What an expression is evaluated against. */
export interface Facts {
  readonly inputs: WorkflowInputs;
  /** Outputs of the steps that have run, by id. */
  readonly steps: ReadonlyMap<string, Outputs>;
  /** The workflows of the same document that have run, by id. */
  readonly workflows: ReadonlyMap<string, WorkflowRecord>;
  /** The exchange of the step, once there is one. */
  readonly message?: StepMessage;
  /** Outputs of the workflow that the step has run. */
  readonly called?: Outputs;
}
