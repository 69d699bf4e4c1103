import type { JsonPointer } from "../../core/json-pointer.js";
import { bindExpression } from "./bind-expression.js";
import type { Condition, Operand } from "./criterion.js";
import { type ConditionSyntax, type OperandSyntax, parseCondition } from "./parse-condition.js";
import { parseOperand } from "./parse-operand.js";
import type { Reading } from "./read-expression.js";
import { readTextTemplate } from "./read-template.js";

/** The simple condition that a text is; what is wrong with it is reported. */
export function readCondition(text: string, pointer: JsonPointer, reading: Reading): Condition {
  const syntax = parseCondition(text);
  if (syntax.kind !== "fault") return bindCondition(syntax, pointer, reading);
  reading.report(pointer, `"${text}" is no simple condition: ${syntax.reason}.`);
  return { kind: "truth", operand: { kind: "literal", value: null } };
}

function bindCondition(syntax: ConditionSyntax, pointer: JsonPointer, reading: Reading): Condition {
  switch (syntax.kind) {
    case "not":
      return { kind: "not", operand: bindCondition(syntax.operand, pointer, reading) };
    case "truth":
      return { kind: "truth", operand: bindOperand(syntax.operand, pointer, reading) };
    case "compare":
      return {
        kind: "compare",
        operator: syntax.operator,
        left: bindOperand(syntax.left, pointer, reading),
        right: bindOperand(syntax.right, pointer, reading),
      };
    default:
      return {
        kind: syntax.kind,
        left: bindCondition(syntax.left, pointer, reading),
        right: bindCondition(syntax.right, pointer, reading),
      };
  }
}

function bindOperand(operand: OperandSyntax, pointer: JsonPointer, reading: Reading): Operand {
  if (operand.kind === "literal") {
    if (typeof operand.value !== "string") return operand;
    const parts = readTextTemplate(operand.value, pointer, reading);
    return parts.every((part) => typeof part === "string") ? operand : { kind: "text", parts };
  }
  const parsed = parseOperand(operand.text);
  const result = parsed.kind === "parsed" ? bindExpression(parsed.expression, reading.scope) : parsed;
  if (result.kind === "bound") return { kind: "expression", expression: result.expression };
  reading.report(pointer, `${result.reason}.`);
  return { kind: "literal", value: null };
}
