import type { Strength } from "../../core/finding.js";
import type { Json } from "../../core/json.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { Operation, SchemaAt } from "../model.js";
import type { Criterion } from "./criterion.js";
import type { Expression } from "./expression.js";
import type { Template } from "./template.js";

/**
 * One workflow of an Arazzo 1.0.1 document, ready to run: components are in their places, the workflow's
 * own parameters and actions are handed down to its steps, and every expression and criterion is parsed.
 */
export interface Workflow {
  readonly id: string;
  /** Path of its document, for messages. */
  readonly document: string;
  /** Where it stands in its document. */
  readonly pointer: JsonPointer;
  readonly summary?: string;
  readonly description?: string;
  /** What it may be given; absent where it takes nothing. */
  readonly inputs?: SchemaAt;
  /** What inputs are where nothing is given for them: the `default` of their schemas. */
  readonly inputDefaults: WorkflowInputs;
  /** Workflows that run before it, each once a run. */
  readonly dependsOn: readonly WorkflowReference[];
  readonly steps: readonly Step[];
  readonly outputs: ReadonlyMap<string, Expression>;
  readonly assay: WorkflowExtension;
}

/** A workflow named by another: in the same document, or in another source description. */
export interface WorkflowReference {
  /** Name of the source description; absent for the same document. */
  readonly source?: string;
  /** Path of the document that holds it. */
  readonly document: string;
  readonly workflow: string;
}

/** One step. */
export interface Step {
  readonly id: string;
  readonly pointer: JsonPointer;
  readonly description?: string;
  readonly target:
    | { readonly kind: "operation"; readonly source: string; readonly operation: Operation }
    | { readonly kind: "workflow"; readonly reference: WorkflowReference };
  /**
   * The step's own and those of the workflow that its target takes, the step's first; no two have the same name
   * and place.
   */
  readonly parameters: readonly StepParameter[];
  readonly body?: StepBody;
  /** All must hold for the step to succeed. */
  readonly criteria: readonly Criterion[];
  /** The step's own and then those of the workflow with other names; tried in order. */
  readonly onSuccess: readonly Action[];
  readonly onFailure: readonly Action[];
  readonly outputs: ReadonlyMap<string, Expression>;
  readonly assay: StepExtension;
}

/** One parameter of a step; without `in` it is an input of the workflow that the step runs. */
export interface StepParameter {
  readonly name: string;
  readonly in?: "path" | "query" | "header" | "cookie";
  readonly value: Template;
}

/** The request body of a step. */
export interface StepBody {
  /** As stated by the step, or else the only one that the operation describes. */
  readonly contentType?: string;
  /** `data` is written by the codec of the content type; `text` is the content as it goes out. */
  readonly form: "data" | "text";
  readonly payload?: Template;
  /** `data` is replaced in at JSON Pointers, XML `text` at what XPath selects. */
  readonly replacements: readonly Replacement[];
}

/** A value to set in a payload. */
export interface Replacement {
  readonly kind: "pointer" | "xpath";
  readonly target: string;
  readonly value: Template;
}

/** What follows a step. */
export type Action = {
  readonly name: string;
  readonly pointer: JsonPointer;
  /** All must hold for the action to be taken. */
  readonly criteria: readonly Criterion[];
} & (
  | { readonly kind: "end" }
  | { readonly kind: "goto"; readonly to: GotoTarget }
  | {
      readonly kind: "retry";
      readonly retryAfterMs: number;
      readonly retryLimit: number;
      /** Run before the step is tried again. */
      readonly first?: GotoTarget;
    }
);

/** Where an action leads. */
export type GotoTarget =
  | { readonly kind: "step"; readonly step: string }
  | { readonly kind: "workflow"; readonly reference: WorkflowReference };

/** What a run needs that a live account may not have. */
export type Need = "second-account" | "quota" | "slow";

/** The extension `x-assay` on a workflow; see docs/arazzo-extensions.md. */
export interface WorkflowExtension {
  /** Promises that a broken criterion breaks, unless its step or the criterion itself names others. */
  readonly promises: readonly string[];
  /** How sure the documentation is of what the criteria demand; absent: as sure as of each promise. */
  readonly strength?: Strength;
  readonly needs: readonly Need[];
  /** Inputs that the profile fills: name of the input, name of the binding. */
  readonly bindings: ReadonlyMap<string, string>;
  /** Inputs that are generated to break exactly one constraint of their schema. */
  readonly invalid: readonly string[];
}

/** The extension `x-assay` on a step. */
export interface StepExtension {
  /** In place of the workflow's; empty: a precondition, whose failure shows nothing. */
  readonly promises?: readonly string[];
  readonly strength?: Strength;
  /** Whose credential it carries; absent: the first account's. */
  readonly account?: "second" | "none";
  /** Variables of the server URL, such as a bucket in a host name. */
  readonly server: ReadonlyMap<string, Template>;
  /** Runs at the end whatever happened before, and is not judged. */
  readonly cleanup: boolean;
}

/** The extension `x-assay` on a criterion. */
export interface CriterionExtension {
  readonly promises?: readonly string[];
  readonly strength?: Strength;
}

/** The inputs of one run of a workflow. */
export type WorkflowInputs = Readonly<Record<string, Json>>;
