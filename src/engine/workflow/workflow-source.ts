import type { Arbitrary } from "fast-check";
import type { Json } from "../../core/json.js";
import type { Need, Workflow } from "../../documents/arazzo/workflow.js";

/** Where a workflow comes from. */
export type WorkflowOrigin =
  | { readonly kind: "documented" }
  /** Made in code, from what the description implies. */
  | { readonly kind: "inferred"; readonly reason: string };

/** What a plan tells of a workflow. */
export interface PlannedWorkflow {
  readonly id: string;
  readonly origin: WorkflowOrigin;
  readonly needs: readonly Need[];
  /** With how many inputs it runs, at most. */
  readonly runs: number;
}

/** What makes the runs of a workflow's case. */
export interface WorkflowSource {
  readonly workflow: Workflow;
  /** One a run, in order; what is drawn twice runs once. */
  readonly draws: readonly InputDraw[];
}

/** Where the inputs of one run are drawn from, before bindings fill theirs. */
export interface InputDraw {
  /** What is special about them, such as `name/maxLength`. */
  readonly name: string;
  readonly arbitrary: Arbitrary<Json>;
}
