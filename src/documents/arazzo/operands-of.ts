import type { Condition, Operand } from "./criterion.js";

/** Every operand of a condition. */
export function operandsOf(condition: Condition): Operand[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return [...operandsOf(condition.left), ...operandsOf(condition.right)];
    case "not":
      return operandsOf(condition.operand);
    case "compare":
      return [condition.left, condition.right];
    case "truth":
      return [condition.operand];
  }
}
