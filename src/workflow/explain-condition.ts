import type { Json } from "../core/json.js";
import type { Condition, Criterion, Operand } from "../documents/arazzo/criterion.js";
import type { Expression } from "../documents/arazzo/expression.js";
import { evaluateExpression } from "./evaluate-expression.js";
import type { Facts } from "./facts.js";
import { evaluateOperand } from "./holds-condition.js";

type SimpleCriterion = Extract<Criterion, { readonly kind: "simple" }>;

/** Longer values are cut. */
const longest = 300;

/** What a broken simple condition expected, and what its expressions were. */
export function explainCondition(
  { condition, text }: SimpleCriterion,
  facts: Facts,
): { readonly expected: string; readonly received: string } {
  if (condition.kind === "compare" && condition.left.kind === "expression") {
    const left = condition.left.expression;
    return {
      expected: `${left.text} ${condition.operator} ${showValue(evaluateOperand(condition.right, facts))}`,
      received: `${left.text} is ${showValue(evaluateExpression(left, facts))}`,
    };
  }
  const shown = new Map(
    expressionsIn(condition).map((expression) => [
      expression.text,
      `${expression.text} is ${showValue(evaluateExpression(expression, facts))}`,
    ]),
  );
  return { expected: text, received: [...shown.values()].join(", ") || "it never holds" };
}

/** A value for people: as JSON, cut where it is long. */
export function showValue(value: Json | undefined): string {
  if (value === undefined) return "not there";
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function expressionsIn(condition: Condition): readonly Expression[] {
  if (condition.kind === "not") return expressionsIn(condition.operand);
  if (condition.kind === "truth") return ofOperand(condition.operand);
  if (condition.kind === "compare") return [...ofOperand(condition.left), ...ofOperand(condition.right)];
  return [...expressionsIn(condition.left), ...expressionsIn(condition.right)];
}

function ofOperand(operand: Operand): readonly Expression[] {
  if (operand.kind === "expression") return [operand.expression];
  return operand.kind === "text" ? operand.parts.filter((part) => typeof part === "object") : [];
}
