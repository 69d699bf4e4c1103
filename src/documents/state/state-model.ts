import type { JsonPointer } from "../../core/json-pointer.js";
import type { StateExpression, StateTemplate } from "./state-expression.js";

/** What the mock remembers, as `mock.state` of the profile says; docs/mock.md explains each member. */
export interface MockState {
  /** What is known of each account, such as its identifier. */
  readonly accounts: Readonly<Record<StateAccount, ReadonlyMap<string, StateTemplate>>>;
  /** What requests may refer to, by table. */
  readonly known: ReadonlyMap<string, readonly KnownRow[]>;
  readonly resources: readonly StateResource[];
  /** Rules, by id, that the mock keeps to though no documentation promises it, each with why. */
  readonly unpromised: ReadonlyMap<string, string>;
}

/** The accounts whose credentials the profile has. */
export type StateAccount = "first" | "second";

/** One thing that requests may refer to. */
export interface KnownRow {
  readonly columns: ReadonlyMap<string, StateTemplate>;
  /** The accounts that may use it. */
  readonly accounts: readonly StateAccount[];
}

/** One kind of resource. */
export interface StateResource {
  readonly name: string;
  readonly pointer: JsonPointer;
  readonly create: StateCreate;
  readonly fields: ReadonlyMap<string, ValueRule>;
  /** What of it stands where in an answer: pointers from where the resource stands. */
  readonly shows: ReadonlyMap<JsonPointer, ValueRule>;
  /** How other accounts are kept out, and who is let in; absent: to them it is not there. */
  readonly access?: StateAccess;
  readonly operations: readonly StateOperation[];
}

/** How a resource comes into being. */
export interface StateCreate extends Shown {
  readonly pointer: JsonPointer;
  readonly operations: readonly string[];
  /** The kind that it is made along with, by the same request: `$parent`. */
  readonly along?: string;
  readonly id: StateTemplate;
  readonly refuses: readonly RefusalRule[];
}

/** Another operation on resources of a kind. */
export interface StateOperation extends Shown {
  readonly operation: string;
  readonly pointer: JsonPointer;
  readonly does: "read" | "list" | "update" | "delete";
  /** Which resources it is about: any of these, each a field and the value that it must have. */
  readonly where: readonly Match[];
  readonly missing: AnswerRule;
  readonly refuses: readonly RefusalRule[];
  /** Fields that it changes. */
  readonly sets: ReadonlyMap<string, ValueRule>;
}

/** What an operation answers. */
export interface Shown {
  readonly answer: AnswerRule;
  /** Where in the answer the resource stands, or the list of them. */
  readonly at: JsonPointer;
  /** In place of what the kind shows. */
  readonly shows?: ReadonlyMap<JsonPointer, ValueRule>;
}

/** Fields or columns and the values that they must have; of a list of resources, an absent value asks nothing. */
export type Match = ReadonlyMap<string, ValueRule>;

/** A documented answer, with what stands in it in place of its example. */
export interface AnswerRule {
  readonly pointer: JsonPointer;
  /** Absent: the operation's success. */
  readonly status?: string;
  readonly example?: string;
  readonly set: ReadonlyMap<JsonPointer, ValueRule>;
  readonly headers: ReadonlyMap<string, ValueRule>;
}

/** Why a request is refused, in the order in which it is looked for. */
export type RefusalRule = { readonly pointer: JsonPointer; readonly answer: AnswerRule } & (
  | {
      readonly kind: "unknown";
      readonly table: string;
      readonly match: readonly Match[];
      /** Whether what names no row is refused here; else a binding says what becomes of it. */
      readonly refuses: boolean;
    }
  | { readonly kind: "account"; readonly accounts: readonly StateAccount[] }
  /** Not refused but answered as a success: what is there keeps what it has. */
  | { readonly kind: "again"; readonly fields: readonly string[]; readonly within: readonly string[] }
  | {
      readonly kind: "taken";
      readonly fields: readonly string[];
      readonly within: readonly string[];
      /** Fields of which one must differ. */
      readonly beyond: readonly string[];
    }
  | {
      readonly kind: "held";
      readonly fields: readonly string[];
      readonly within: readonly string[];
      readonly forMs: number;
    }
  | { readonly kind: "limit"; readonly atMost: number; readonly within: readonly string[] }
  | { readonly kind: "condition"; readonly name: string; readonly condition: StateCondition }
);

/** How a kind of resource is kept from other accounts. */
export interface StateAccess {
  readonly pointer: JsonPointer;
  readonly refusal: AnswerRule;
  readonly grants: readonly {
    readonly operations: readonly string[];
    /** A list in the resource. */
    readonly by: StateExpression;
    /** An item like any of these opens the operations; a list in it stands for any of its items. */
    readonly like: readonly StateTemplate[];
  }[];
}

/** When something holds: all of `when`, and not all of `unless`. */
export interface StateCondition {
  readonly when: readonly Expectation[];
  readonly unless: readonly Expectation[];
}

/** A value and what it may be; null stands for its absence. */
export interface Expectation {
  readonly expression: StateExpression;
  readonly oneOf: readonly StateTemplate[];
}

/** How a value is found. */
export interface ValueRule {
  readonly pointer: JsonPointer;
  readonly condition: StateCondition;
  readonly from?: StateExpression;
  /** Text that is taken off its beginning. */
  readonly without?: string;
  /** When `from` leads nowhere. */
  readonly default?: StateTemplate;
  readonly times?: number;
  /** Bounds of a number; what is beyond them is at them. */
  readonly least?: number;
  readonly most?: number;
  /** The value for each text that `from` may give. */
  readonly choose?: ReadonlyMap<string, StateTemplate>;
  readonly value?: StateTemplate;
  /** Values by age, the youngest first. */
  readonly after?: readonly { readonly ms: number; readonly value: StateTemplate }[];
  /** A list of those that are there. */
  readonly list?: readonly ValueRule[];
}
