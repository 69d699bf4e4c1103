import { type ConditionFault, type ConditionToken, conditionTokens } from "./condition-tokens.js";
import type { Comparison } from "./criterion.js";

/** A simple condition as the grammar sees it; what its expressions name is not known yet. */
export type ConditionSyntax =
  | { readonly kind: "and" | "or"; readonly left: ConditionSyntax; readonly right: ConditionSyntax }
  | { readonly kind: "not"; readonly operand: ConditionSyntax }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: OperandSyntax;
      readonly right: OperandSyntax;
    }
  | { readonly kind: "truth"; readonly operand: OperandSyntax };

/** A literal, or the text of an expression. */
export type OperandSyntax =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "expression"; readonly text: string };

type Parsed = ConditionSyntax | ConditionFault;

/** What is left to read. */
interface Cursor {
  readonly tokens: readonly ConditionToken[];
  at: number;
  /** Groups and negations that are open. */
  depth: number;
}

/** Deeper nesting is nobody's intention, and would overflow the stack. */
const deepest = 200;

/**
 * Parses a simple condition: `!` binds closest, then a comparison, `&&`, `||`.
 *
 * Braces around the whole are taken off: the specification writes one condition so.
 *
 * @see https://spec.openapis.org/arazzo/v1.0.1.html#criterion-object
 */
export function parseCondition(text: string): ConditionSyntax | ConditionFault {
  const tokens = conditionTokens(/^\s*\{([^{}]*)\}\s*$/.exec(text)?.[1] ?? text);
  if ("kind" in tokens) return tokens;
  if (tokens.length === 0) return fault("it is empty");
  const cursor: Cursor = { tokens, at: 0, depth: 0 };
  const condition = parseAlternatives(cursor);
  if (condition.kind === "fault") return condition;
  const next = cursor.tokens[cursor.at];
  return next === undefined ? condition : fault(`"${next.text}" is not expected where it stands`);
}

function parseAlternatives(cursor: Cursor): Parsed {
  return parseChain(cursor, "or", (inner) => parseChain(inner, "and", parseTerm));
}

function parseChain(cursor: Cursor, kind: "and" | "or", parsePart: (cursor: Cursor) => Parsed): Parsed {
  let left = parsePart(cursor);
  while (left.kind !== "fault" && take(cursor, kind)) {
    const right = parsePart(cursor);
    if (right.kind === "fault") return right;
    left = { kind, left, right };
  }
  return left;
}

function parseTerm(cursor: Cursor): Parsed {
  const left = parsePrimary(cursor);
  const operator = cursor.tokens[cursor.at];
  if (left.kind === "fault" || operator?.kind !== "operator") return left;
  if (left.kind !== "truth") return fault(`what stands before "${operator.text}" is no value to compare`);
  cursor.at += 1;
  const right = parsePrimary(cursor);
  if (right.kind === "fault") return right;
  if (right.kind !== "truth") return fault(`what follows "${operator.text}" is no value to compare`);
  return { kind: "compare", operator: operator.operator, left: left.operand, right: right.operand };
}

function parsePrimary(cursor: Cursor): Parsed {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) return fault("it ends where a value is expected");
  cursor.at += 1;
  if (token.kind === "literal") return { kind: "truth", operand: { kind: "literal", value: token.value } };
  if (token.kind === "expression")
    return { kind: "truth", operand: { kind: "expression", text: token.expression } };
  if (token.kind === "not") {
    const operand = nested(cursor, parsePrimary);
    return operand.kind === "fault" ? operand : { kind: "not", operand };
  }
  if (token.kind !== "open") return fault(`"${token.text}" stands where a value is expected`);
  const inner = nested(cursor, parseAlternatives);
  if (inner.kind === "fault" || take(cursor, "close")) return inner;
  return fault('a "(" is never closed');
}

function nested(cursor: Cursor, parse: (cursor: Cursor) => Parsed): Parsed {
  if (cursor.depth >= deepest) return fault(`it is nested more than ${deepest} deep`);
  cursor.depth += 1;
  const result = parse(cursor);
  cursor.depth -= 1;
  return result;
}

function take(cursor: Cursor, kind: ConditionToken["kind"]): boolean {
  if (cursor.tokens[cursor.at]?.kind !== kind) return false;
  cursor.at += 1;
  return true;
}

function fault(reason: string): ConditionFault {
  return { kind: "fault", reason };
}
