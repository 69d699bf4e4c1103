import type { JsonPointer } from "../../core/json-pointer.js";
import type { Expression } from "./expression.js";
import type { CriterionExtension } from "./workflow.js";

/** A condition on an exchange, parsed. */
export type Criterion = {
  /** The condition as written, for messages. */
  readonly text: string;
  readonly pointer: JsonPointer;
  readonly assay: CriterionExtension;
} & (
  | { readonly kind: "simple"; readonly condition: Condition }
  | { readonly kind: "regex"; readonly context: Expression; readonly pattern: TextTemplate }
  | { readonly kind: "jsonpath"; readonly context: Expression; readonly query: TextTemplate }
  | { readonly kind: "xpath"; readonly context: Expression; readonly query: TextTemplate }
);

/** Text with expressions embedded as `{$...}`. */
export type TextTemplate = readonly (string | Expression)[];

/** A simple condition. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly operand: Condition }
  | {
      readonly kind: "compare";
      readonly operator: "<" | "<=" | ">" | ">=" | "==" | "!=";
      readonly left: Operand;
      readonly right: Operand;
    }
  /** An operand by itself: whether it is there and not false. */
  | { readonly kind: "truth"; readonly operand: Operand };

/** What a condition compares. */
export type Operand =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | {
      readonly kind: "expression";
      readonly expression: Expression;
      /** What follows it: `.name` and `[index]`. */
      readonly path: readonly (string | number)[];
    };
