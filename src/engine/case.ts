import type { Arbitrary } from "fast-check";
import type { Expectation } from "../checks/observation.js";
import type { WireRequest } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { Allowance } from "./allowance.js";
import type { CaseCost } from "./effects/case-cost.js";
import type { InferredSource } from "./infer/inferred-source.js";
import type { SeededRandom } from "./seeded-random.js";
import type { PlannedWorkflow, WorkflowSource } from "./workflow/workflow-source.js";

/** The kinds of case, in the order in which they run. */
export const caseKinds = [
  "documents",
  "example",
  "boundary",
  "positive",
  "negative",
  "credentials",
  "method",
  "robustness",
  "workflow",
] as const;

/** What a case sends and expects. */
export type CaseKind = (typeof caseKinds)[number];

/** One request to send, and what to make of the answer. */
export interface Trial {
  readonly value: RequestValue;
  readonly expectation: Expectation;
  /** Sent in place of the operation's own method. */
  readonly method?: string;
  /** Applied to the serialised request before the credential, for what data cannot say: raw bytes, another media type. */
  readonly rewrite?: (request: WireRequest) => WireRequest;
  /** Puts a bad credential in place of the good one. */
  readonly credential?: (request: WireRequest, now: Date) => WireRequest;
  /** Which bad credential that is. */
  readonly badCredential?: { readonly scheme: string; readonly name: string };
}

/** What makes the trials of a case. */
export interface TrialSource {
  /** Valid requests that each trial starts from, before bindings are filled in. */
  readonly base: Arbitrary<RequestValue>;
  /** How many trials, at most. */
  readonly runs: number;
  /** Turns a bound valid request into the trial; a text is the reason why this base gives none. */
  readonly trialOf: (base: RequestValue, random: SeededRandom) => Trial | string;
}

/** What sending a case may do at the provider, apart from removing what it made. */
export const effects = ["reads", "creates", "changes", "deletes"] as const;

/** One thing that sending a case may do. */
export type Effect = (typeof effects)[number];

/** One thing to run, identified by its path-like name. */
export interface Case {
  readonly name: string;
  readonly kind: CaseKind;
  readonly provider: string;
  readonly operation?: Operation;
  readonly workflow?: PlannedWorkflow;
  /** Runs with no other case in flight, and after all that may run beside others. */
  readonly alone?: boolean;
  /** Its place in the whole plan, which keeps its fresh values apart from those of others. */
  readonly place?: number;
  /** Places in the description that a negative case breaks; absent where they vary. */
  readonly constraints?: readonly JsonPointer[];
  /** The one constraint or part that it keeps at its edge or breaks; absent where it is about more. */
  readonly about?: JsonPointer;
  /** Promises that this case can break. */
  readonly promises: readonly string[];
  readonly effects: readonly Effect[];
  /** Whether it sends what costs money, by the profile. */
  readonly billable: boolean;
  readonly cost: CaseCost;
  readonly work:
    | { readonly kind: "exchanges"; readonly source: TrialSource }
    | {
        readonly kind: "documents";
        readonly examine: () => readonly Finding[];
        readonly verifies: readonly string[];
      }
    | { readonly kind: "workflow"; readonly source: WorkflowSource }
    | { readonly kind: "inferred"; readonly source: InferredSource }
    | {
        readonly kind: "skip";
        readonly reason: string;
        /** It should have run: the fault is in our own documents. */
        readonly isOurs?: boolean;
        /** Variables of the environment that it lacks. */
        readonly lacks?: readonly string[];
        /** What would have to be allowed. */
        readonly leave?: Allowance;
      };
}

/** Something of the description that no case exercises, with the reason. */
export interface NotExercised {
  readonly provider: string;
  readonly operation?: string;
  readonly place?: JsonPointer;
  /** Which side of a constraint the reason is about: keeping it at its edge, or breaking it; absent: both. */
  readonly side?: "edge" | "breach";
  readonly reason: string;
}
