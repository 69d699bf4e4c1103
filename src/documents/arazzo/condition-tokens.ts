import type { Comparison } from "./criterion.js";

/** One token of a simple condition. */
export type ConditionToken = { readonly text: string } & (
  | { readonly kind: "operator"; readonly operator: Comparison }
  | { readonly kind: "and" | "or" | "not" | "open" | "close" }
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "expression"; readonly expression: string }
);

/** Something that a condition cannot have. */
export interface ConditionFault {
  readonly kind: "fault";
  readonly reason: string;
}

type Rule = readonly [RegExp, (text: string) => ConditionToken];

/**
 * What a token may be, tried in order. An expression ends at white space, a bracket of grouping, a comma, a quote
 * or an operator: what its grammar lets through beyond that cannot be written in a condition.
 */
const rules: readonly Rule[] = [
  [/&&/y, (text) => ({ text, kind: "and" })],
  [/\|\|/y, (text) => ({ text, kind: "or" })],
  [/==|!=|<=|>=|<|>/y, (text) => ({ text, kind: "operator", operator: text as Comparison })],
  [/!/y, (text) => ({ text, kind: "not" })],
  [/\(/y, (text) => ({ text, kind: "open" })],
  [/\)/y, (text) => ({ text, kind: "close" })],
  [/'(?:[^']|'')*'/y, (text) => ({ text, kind: "literal", value: text.slice(1, -1).replaceAll("''", "'") })],
  [
    /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.$'{])/y,
    (text) => ({ text, kind: "literal", value: Number(text) }),
  ],
  [/(?:true|false|null)(?![\w.$'{])/y, (text) => ({ text, kind: "literal", value: JSON.parse(text) })],
  [/\{\$[A-Za-z][^}]*\}/y, (text) => ({ text, kind: "expression", expression: text.slice(1, -1) })],
  [/\$[A-Za-z](?:(?!&&|\|\||!=)[^\s()<>=,'])*/y, (text) => ({ text, kind: "expression", expression: text })],
];

/** A simple condition cut into tokens, or the first thing that is none. */
export function conditionTokens(text: string): readonly ConditionToken[] | ConditionFault {
  const tokens: ConditionToken[] = [];
  let at = afterSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token === undefined) return { kind: "fault", reason: refusal(text.slice(at)) };
    tokens.push(token);
    at = afterSpace(text, at + token.text.length);
  }
  return tokens;
}

function tokenAt(text: string, at: number): ConditionToken | undefined {
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return make(found);
  }
  return undefined;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

function refusal(rest: string): string {
  const [word = ""] = /^\S{1,30}/.exec(rest) ?? [];
  if (word.startsWith("'")) return "a string has no end: it stands in single quotes, '' inside it is one";
  if (word.startsWith('"')) return `${word} is no literal: strings stand in single quotes`;
  return `"${word}" is neither a literal, an operator nor an expression`;
}
