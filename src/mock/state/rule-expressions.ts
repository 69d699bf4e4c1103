import type { StateExpression, StateTemplate } from "../../documents/state/state-expression.js";
import type { ValueRule } from "../../documents/state/state-model.js";

/** Every expression that a rule may ask for. */
export function expressionsOf(rule: ValueRule): StateExpression[] {
  const templates = [
    ...(rule.value === undefined ? [] : [rule.value]),
    ...(rule.default === undefined ? [] : [rule.default]),
    ...(rule.choose?.values() ?? []),
    ...(rule.after ?? []).map(({ value }) => value),
  ];
  const conditions = [...rule.condition.when, ...rule.condition.unless];
  return [
    ...(rule.from === undefined ? [] : [rule.from]),
    ...templates.flatMap(expressionsIn),
    ...conditions.flatMap(({ expression, oneOf }) => [expression, ...oneOf.flatMap(expressionsIn)]),
    ...(rule.list ?? []).flatMap(expressionsOf),
  ];
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
