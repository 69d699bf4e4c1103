import type { Json, JsonObject } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { ParameterLocation } from "../core/request-value.js";
import type { MockState } from "./state/state-model.js";

/** A value that the environment supplies on live, with the one that the mock knows. */
export interface Supplied {
  readonly env: string;
  readonly mock: string;
  readonly optional?: boolean;
  /** What the user gave for this run by hand, in place of both. */
  readonly given?: string;
}

/** A place in a request. */
export interface RequestPlace {
  readonly operation: string;
  readonly in: ParameterLocation | "body";
  /** Parameter name; absent for the body. */
  readonly name?: string;
  /** Inside the body or a structured parameter. */
  readonly pointer?: JsonPointer;
}

/** What goes into a place of a request instead of a freely generated value. */
export type Binding = {
  readonly name: string;
  /** Places that hold it in every request; empty where only the inputs of workflows do. */
  readonly at: readonly RequestPlace[];
} & (
  | {
      /** A real value on live, the mock's own on the mock. */
      readonly kind: "supplied";
      readonly value: Supplied;
      /** A well-formed value that names nothing, and the response that it takes. */
      readonly unknown?: {
        readonly value: Json;
        readonly status: string;
        readonly example?: string;
        readonly promise?: string;
      };
    }
  | {
      /** A new value each time: `{run}` is the run's prefix, `{n}` the count of a case or trial. */
      readonly kind: "fresh";
      readonly template: string;
    }
  | {
      /** Narrows what is generated as valid, where the documentation leaves open what is refused. */
      readonly kind: "narrowed";
      readonly schema: JsonObject;
    }
  | {
      /** The identifier of a resource that this run created. */
      readonly kind: "resource";
      readonly resource: string;
      /**
       * Set where the place takes another identifier than the resource's own: pointers into the creating
       * answer's body (or the listed item), tried in order. Where none leads anywhere there is no value.
       */
      readonly as?: readonly JsonPointer[];
    }
);

/** How a resource comes into being, is named and is removed. */
export interface Resource {
  readonly name: string;
  readonly createdBy: readonly string[];
  /** What the creating request must carry to make this resource; absent where any valid request does. */
  readonly createdWith?: readonly { readonly at: RequestPlace; readonly value: Json }[];
  /** Where its identifier stands: pointers into the creating answer's body, tried in order, or the binding that chose it. */
  readonly identifiedBy: {
    readonly body?: readonly JsonPointer[];
    readonly binding?: string;
    /** Where the body does not tell it: the end of the answer's `Location`. */
    readonly location?: boolean;
  };
  /** The operation that reads it, asked where the creating answer does not tell an identifier that a binding needs. */
  readonly readBy?: string;
  /** Operations that remove it, tried in order until one is not refused as unknown. */
  readonly deletedBy: readonly string[];
  readonly listedBy?: {
    readonly operation: string;
    readonly items: JsonPointer;
    readonly name: JsonPointer;
    readonly id: JsonPointer;
  };
  /** At most so many may exist at a time. */
  readonly atMost?: number;
}

/** Which documented response the mock gives for a refusal. */
export interface MockRefusal {
  readonly status: string;
  readonly example?: string;
}

/** What the engine must know about a provider beyond its description. */
export interface Profile {
  /** Nobody looked over what the description implies: resources and bindings are guesses, and refusals may be right. */
  readonly isImplied?: boolean;
  readonly credentials: {
    readonly first: ReadonlyMap<string, ReadonlyMap<string, Supplied>>;
    readonly second: ReadonlyMap<string, ReadonlyMap<string, Supplied>>;
  };
  readonly bindings: readonly Binding[];
  /**
   * Constraints of the description (or all below a place) whose breach the documentation does not say is
   * refused: no negative case breaks them.
   */
  readonly unrefused: readonly JsonPointer[];
  /** Faults that nothing notices and need not, each with the reason; `*` in their names stands for anything. */
  readonly unproved?: readonly { readonly faults: readonly string[]; readonly because: string }[];
  /** The documentation is silent on null: in an optional member it may stand for absence. */
  readonly nullReadsAsAbsent: boolean;
  /** The documentation states no types: a server may read a number as text, and text as a number. */
  readonly scalarsMayConvert: boolean;
  /** Groups of places of which a generated valid request fills at most one. */
  readonly exclusive: readonly (readonly RequestPlace[])[];
  readonly resources: readonly Resource[];
  readonly rateLimit?: { readonly readsPerMinute?: number; readonly writesPerMinute?: number };
  readonly convergenceMs: number;
  readonly billable: readonly string[];
  /** What is not to be inferred from the description: an inference, or one of an operation (`inference/operation`). */
  readonly inferred: { readonly off: readonly string[] };
  readonly mock: {
    readonly refusals: Readonly<
      Partial<Record<"credentials" | "malformed" | "invalid" | "media-type" | "unknown", MockRefusal>>
    >;
    /** The refusals that breaches of single parameters take in place of `refusals.invalid`. */
    readonly invalid: readonly { readonly at: RequestPlace; readonly refusal: MockRefusal }[];
    readonly state: MockState;
  };
  /** Values for server variables that no binding fills. */
  readonly serverVariables: Readonly<Record<string, string>>;
}
