import type { JsonPointer } from "../../core/json-pointer.js";
import type { Expression } from "./expression.js";
import type { InsertionTemplate } from "./insertion.js";
import type { TextTemplate } from "./template.js";
import type { CriterionExtension } from "./workflow.js";

/** A condition on an exchange, parsed. */
export type Criterion = {
  /** The condition as written, for messages. */
  readonly text: string;
  readonly pointer: JsonPointer;
  readonly assay: CriterionExtension;
} & (
  | { readonly kind: "simple"; readonly condition: Condition }
  | { readonly kind: QueryLanguage; readonly context: Expression; readonly query: InsertionTemplate }
);

/** What a criterion that is not simple asks its context in. */
export type QueryLanguage = "regex" | "jsonpath" | "xpath";

/** A simple condition. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly operand: Condition }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    }
  /** An operand by itself: whether it is there and neither null nor false. */
  | { readonly kind: "truth"; readonly operand: Operand };

/** An operator that compares. */
export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";

/** What a condition compares. */
export type Operand =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  /** A string literal with embedded expressions. */
  | { readonly kind: "text"; readonly parts: TextTemplate }
  | { readonly kind: "expression"; readonly expression: Expression };
