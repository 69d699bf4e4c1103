import type { Comparison, Condition, Operand } from "../../documents/arazzo/criterion.js";

/** Whether a condition holds for a status whatever else the answer has; undefined where that decides. */
export function statusOutcome(condition: Condition, status: number): boolean | undefined {
  switch (condition.kind) {
    case "and":
      return both(statusOutcome(condition.left, status), statusOutcome(condition.right, status));
    case "or": {
      const not = (held: boolean | undefined) => (held === undefined ? undefined : !held);
      return not(
        both(not(statusOutcome(condition.left, status)), not(statusOutcome(condition.right, status))),
      );
    }
    case "not": {
      const held = statusOutcome(condition.operand, status);
      return held === undefined ? undefined : !held;
    }
    case "compare": {
      const [left, right] = [numberOf(condition.left, status), numberOf(condition.right, status)];
      return left === undefined || right === undefined
        ? undefined
        : comparisons[condition.operator](left, right);
    }
    case "truth":
      return undefined;
  }
}

function both(left: boolean | undefined, right: boolean | undefined): boolean | undefined {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}

function numberOf(operand: Operand, status: number): number | undefined {
  if (operand.kind === "expression" && operand.expression.kind === "statusCode") return status;
  return operand.kind === "literal" && typeof operand.value === "number" ? operand.value : undefined;
}

const comparisons: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
};
