import { accessorsOf } from "./accessors-of.js";
import { type ParsedExpression, parseExpression } from "./parse-expression.js";

/**
 * Parses an expression of a simple condition, where `.name` and `[index]` may follow it.
 *
 * Inside a JSON Pointer a dot is part of a name, as the grammar says, and the first `[index]` ends the pointer:
 * `$response.body#/items[0].name` is the name of the first of `items`.
 */
export function parseOperand(text: string): ParsedExpression {
  const [, base, rest] =
    /^(\$(?:request|response)\.body)([.[].*)$/s.exec(text) ??
    /^([^[]*#\/[^[]*)(\[\d+\].*)$/s.exec(text) ??
    [];
  const accessors = rest === undefined ? undefined : accessorsOf(rest);
  const parsed = parseExpression(base === undefined || accessors === undefined ? text : base);
  if (parsed.kind === "unparsed" || accessors === undefined) return parsed;
  const { expression } = parsed;
  if (expression.kind === "named")
    return { kind: "parsed", expression: { ...expression, text, path: [...expression.path, ...accessors] } };
  if (expression.kind !== "message" || expression.part.kind !== "body") return parsed;
  const path = [...expression.part.path, ...accessors];
  return { kind: "parsed", expression: { ...expression, text, part: { kind: "body", path } } };
}
