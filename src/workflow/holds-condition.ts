import { assertNever } from "../core/assert-never.js";
import type { Json } from "../core/json.js";
import type { Condition, Operand } from "../documents/arazzo/criterion.js";
import { compareValues } from "./compare-values.js";
import { evaluateExpression, fillText } from "./evaluate-expression.js";
import type { Facts } from "./facts.js";

/** Whether a simple condition holds. */
export function holdsCondition(condition: Condition, facts: Facts): boolean {
  switch (condition.kind) {
    case "and":
      return holdsCondition(condition.left, facts) && holdsCondition(condition.right, facts);
    case "or":
      return holdsCondition(condition.left, facts) || holdsCondition(condition.right, facts);
    case "not":
      return !holdsCondition(condition.operand, facts);
    case "compare":
      return compareValues(
        condition.operator,
        evaluateOperand(condition.left, facts),
        evaluateOperand(condition.right, facts),
      );
    case "truth": {
      const value = evaluateOperand(condition.operand, facts);
      return value !== undefined && value !== null && value !== false;
    }
    default:
      return assertNever(condition);
  }
}

/** The value of one side of a comparison. */
export function evaluateOperand(operand: Operand, facts: Facts): Json | undefined {
  switch (operand.kind) {
    case "literal":
      return operand.value;
    case "text":
      return fillText(operand.parts, facts);
    case "expression":
      return evaluateExpression(operand.expression, facts);
    default:
      return assertNever(operand);
  }
}
