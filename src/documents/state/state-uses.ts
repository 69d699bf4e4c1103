import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { conditionExpressions, expressionsIn, expressionsOf } from "./rule-expressions.js";
import type { StateExpression } from "./state-expression.js";
import type { AnswerRule, RefusalRule, Shown, StateResource, ValueRule } from "./state-model.js";

/** An expression where it stands. */
export interface ExpressionUse {
  readonly kind: StateResource;
  /** Operations whose requests it reads; empty where any may. */
  readonly operations: readonly string[];
  readonly pointer: JsonPointer;
  readonly expression: StateExpression;
}

/** An answer where it stands. */
export interface AnswerUse {
  readonly operations: readonly string[];
  readonly answer: AnswerRule;
  /** Whether without a status it would be a success where a refusal is meant. */
  readonly isRefusal: boolean;
}

/** Every expression of a kind of resource. */
export function expressionUses(kind: StateResource): ExpressionUse[] {
  const { create, access } = kind;
  const at = (operations: readonly string[]) => ({
    expressions: (pointer: JsonPointer, expressions: readonly StateExpression[]): ExpressionUse[] =>
      expressions.map((expression) => ({ kind, operations, pointer, expression })),
    rules: (rules: Iterable<ValueRule>): ExpressionUse[] =>
      [...rules].flatMap((rule) =>
        expressionsOf(rule).map((expression) => ({ kind, operations, pointer: rule.pointer, expression })),
      ),
  });
  const shown = (spec: Shown, operations: readonly string[]) =>
    at(operations).rules([...(spec.shows?.values() ?? []), ...answerValues(spec.answer)]);
  const refused = (refuses: readonly RefusalRule[], operations: readonly string[]) =>
    refuses.flatMap((rule) => [
      ...at(operations).rules(answerValues(rule.answer)),
      ...(rule.kind === "unknown" ? rule.match.flatMap((match) => at(operations).rules(match.values())) : []),
      ...(rule.kind === "condition"
        ? at(operations).expressions(rule.pointer, conditionExpressions(rule.condition))
        : []),
    ]);
  return [
    ...at(create.operations).expressions(pointerTo(create.pointer, "id"), expressionsIn(create.id)),
    ...refused(create.refuses, create.operations),
    ...shown(create, create.operations),
    ...at(create.operations).rules(kind.fields.values()),
    ...at([]).rules(kind.shows.values()),
    ...(access?.grants ?? []).flatMap((grant, index) =>
      at(grant.operations).expressions(pointerTo(access?.pointer ?? "", "grants", index), [
        grant.by,
        ...grant.like.flatMap(expressionsIn),
      ]),
    ),
    ...kind.operations.flatMap((spec) => [
      ...spec.where.flatMap((match) => at([spec.operation]).rules(match.values())),
      ...refused(spec.refuses, [spec.operation]),
      ...at([spec.operation]).rules([...answerValues(spec.missing), ...spec.sets.values()]),
      ...shown(spec, [spec.operation]),
    ]),
  ];
}

function answerValues({ set, headers }: AnswerRule): ValueRule[] {
  return [...set.values(), ...headers.values()];
}

/** Every answer that a kind of resource gives. */
export function answerUses(kind: StateResource): AnswerUse[] {
  const { create, access } = kind;
  const refused = (refuses: readonly RefusalRule[], operations: readonly string[]) =>
    refuses
      .filter((rule) => rule.kind !== "again" && (rule.kind !== "unknown" || rule.refuses))
      .map(({ answer }) => ({ operations, answer, isRefusal: true }));
  return [
    { operations: create.operations, answer: create.answer, isRefusal: false },
    ...refused(create.refuses, create.operations),
    // Which of the operations document the refusal of another account is theirs to say.
    ...(access === undefined ? [] : [{ operations: [], answer: access.refusal, isRefusal: true }]),
    ...kind.operations.flatMap((spec) => [
      { operations: [spec.operation], answer: spec.answer, isRefusal: false },
      ...(spec.does === "list"
        ? []
        : [{ operations: [spec.operation], answer: spec.missing, isRefusal: true }]),
      ...refused(spec.refuses, [spec.operation]),
    ]),
  ];
}
