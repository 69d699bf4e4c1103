import type { StateExpression, StateTemplate } from "./state-expression.js";
import type { StateCondition, ValueRule } from "./state-model.js";

/** Every expression that a rule may ask for. */
export function expressionsOf(rule: ValueRule): StateExpression[] {
  const templates = [
    ...(rule.value === undefined ? [] : [rule.value]),
    ...(rule.default === undefined ? [] : [rule.default]),
    ...(rule.choose?.values() ?? []),
    ...(rule.after ?? []).map(({ value }) => value),
  ];
  return [
    ...(rule.from === undefined ? [] : [rule.from]),
    ...templates.flatMap(expressionsIn),
    ...conditionExpressions(rule.condition),
    ...(rule.list ?? []).flatMap(expressionsOf),
  ];
}

/** Every expression that a condition asks for. */
export function conditionExpressions({ when, unless }: StateCondition): StateExpression[] {
  return [...when, ...unless].flatMap(({ expression, oneOf }) => [
    expression,
    ...oneOf.flatMap(expressionsIn),
  ]);
}

/** Every expression in a template. */
export function expressionsIn(template: StateTemplate): StateExpression[] {
  switch (template.kind) {
    case "literal":
      return [];
    case "expression":
      return [template.expression];
    case "text":
      return template.parts.filter((part) => typeof part !== "string");
    case "array":
      return template.items.flatMap(expressionsIn);
    case "object":
      return template.members.flatMap(([, member]) => expressionsIn(member));
  }
}
