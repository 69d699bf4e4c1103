import type { JsonPointer } from "../../core/json-pointer.js";
import { bindExpression } from "./bind-expression.js";
import type { Expression } from "./expression.js";
import { parseExpression } from "./parse-expression.js";
import type { Scope } from "./scope.js";

/** Takes note of a problem at a place of the document. */
export type Report = (pointer: JsonPointer, message: string) => void;

/** How a place of a document is read: what its expressions may name, and where its problems go. */
export interface Reading {
  readonly scope: Scope;
  readonly report: Report;
}

/** The expression that a text is; what is wrong with it is reported, and a stand-in comes back. */
export function readExpression(text: string, pointer: JsonPointer, { scope, report }: Reading): Expression {
  const syntax = parseExpression(text);
  const result = syntax.kind === "parsed" ? bindExpression(syntax.expression, scope) : syntax;
  if (result.kind === "bound") return result.expression;
  report(pointer, `${result.reason}.`);
  return { text, kind: "constant", value: null };
}
