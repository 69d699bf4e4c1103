import type { Header } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { Criterion } from "../documents/arazzo/criterion.js";
import type {
  Action,
  Step,
  Workflow,
  WorkflowInputs,
  WorkflowReference,
} from "../documents/arazzo/workflow.js";
import type { Operation } from "../documents/model.js";

/** Everything that a run of a workflow does to the world, and the clock. */
export interface WorkflowPorts {
  readonly send: (call: StepCall) => Promise<StepAnswer>;
  /** Waits before a retry. */
  readonly pause: (ms: number) => Promise<void>;
  /**
   * Asked when the criteria of an answered step are broken, before any action: milliseconds to wait before
   * the same request is sent and judged once more, or undefined when what was seen counts.
   */
  readonly patience?: (step: Step, polls: number) => number | undefined;
  /**
   * The inputs of a workflow that a step calls: those that the step gives, and those that bindings fill
   * beside them, anew at each call.
   */
  readonly calledWith?: (called: Workflow, given: WorkflowInputs) => WorkflowInputs;
  /** The workflow of a reference, in whatever document it stands. */
  readonly workflowOf: (reference: WorkflowReference) => Workflow;
}

/** One request of a step, every expression evaluated. */
export interface StepCall {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly operation: Operation;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header" | "cookie";
    readonly value: Json;
  }[];
  readonly server: Readonly<Record<string, Json>>;
  readonly body?: {
    readonly contentType?: string;
    /** `data` is for the codec of the content type; `text` is a string that goes out as it is. */
    readonly form: "data" | "text";
    readonly value: Json;
  };
}

/** What came of a call. */
export type StepAnswer =
  | { readonly kind: "answered"; readonly message: StepMessage }
  /** Nothing can be concluded from here on: no answer, no budget, interrupted. */
  | { readonly kind: "stopped"; readonly reason: string };

/** An exchange as expressions see it. */
export interface StepMessage {
  readonly url: string;
  readonly method: string;
  readonly request: {
    readonly headers: readonly Header[];
    readonly query: Readonly<Record<string, Json>>;
    readonly path: Readonly<Record<string, Json>>;
    readonly body?: Json;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly Header[];
    /** As data, when its media type has a codec. */
    readonly body?: Json;
    /** As it came. */
    readonly text: string;
  };
}

/** One judged criterion. */
export interface CriterionVerdict {
  readonly criterion: Criterion;
  readonly held: boolean;
  /** What was compared, for people: both sides as they were evaluated. */
  readonly expected: string;
  readonly received: string;
}

/** One sending of one step. */
export interface StepTrace {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly call?: StepCall;
  readonly answer?: StepAnswer;
  readonly criteria: readonly CriterionVerdict[];
  readonly succeeded: boolean;
  /** The action that was taken; absent: the next step, or on failure the end. */
  readonly action?: Action;
  /** How often the same request was sent again before its criteria held, and how long that took. */
  readonly polls: number;
  readonly waitedMs: number;
}

/** What a run of a workflow came to. */
export interface WorkflowTrace {
  readonly workflow: Workflow;
  readonly inputs: WorkflowInputs;
  /** In the order of sending; those of called workflows among them. */
  readonly steps: readonly StepTrace[];
  readonly outputs: Readonly<Record<string, Json>>;
  readonly ended: "completed" | "failed" | "stopped";
  /** Why it failed or stopped. */
  readonly reason?: string;
}
