import { adopt, breach, descend, type Evaluation, type SchemaBreach, type Step } from "./evaluation.js";
import type { Schema } from "./schema-object.js";

/** The keywords that apply further schemas to the same value. */
export function evaluateCombinators(step: Step): void {
  const { schema, value, evaluation, context } = step;
  if (schema.$ref !== undefined) {
    const target = context.bundle.definitions.get(schema.$ref);
    if (target !== undefined) take(evaluation, descend(step, target, { keyword: ["$ref"], value }));
  }
  schema.allOf?.forEach((branch, i) =>
    take(evaluation, descend(step, branch, { keyword: ["allOf", i], value })),
  );
  if (schema.anyOf !== undefined) evaluateAnyOf(step, schema.anyOf);
  if (schema.oneOf !== undefined) evaluateOneOf(step, schema.oneOf);
  if (schema.not !== undefined) evaluateNot(step, schema.not);
  if (schema.if !== undefined) evaluateConditional(step, schema.if);
}

function take(evaluation: Evaluation, inner: Evaluation): void {
  evaluation.breaches.push(...inner.breaches);
  adopt(evaluation, inner);
}

function branchesOf(step: Step, keyword: "anyOf" | "oneOf", branches: readonly Schema[]): Evaluation[] {
  return branches.map((branch, i) => descend(step, branch, { keyword: [keyword, i], value: step.value }));
}

function evaluateAnyOf(step: Step, branches: readonly Schema[]): void {
  const inner = branchesOf(step, "anyOf", branches);
  const held = inner.filter(({ breaches }) => breaches.length === 0);
  for (const one of held) adopt(step.evaluation, one);
  if (held.length > 0) return;
  step.evaluation.breaches.push(...evidence(step, inner));
  breach(step, "anyOf", "must satisfy at least one of the alternatives");
}

function evaluateOneOf(step: Step, branches: readonly Schema[]): void {
  const inner = branchesOf(step, "oneOf", branches);
  const held = inner.flatMap(({ breaches }, i) => (breaches.length === 0 ? [i] : []));
  for (const i of held) {
    const one = inner[i];
    if (one !== undefined) adopt(step.evaluation, one);
  }
  if (held.length === 1) return;
  if (held.length === 0) step.evaluation.breaches.push(...evidence(step, inner));
  const message =
    held.length === 0 ? "must satisfy one of the alternatives" : "must satisfy only one of the alternatives";
  breach(step, "oneOf", message, { passing: held });
}

function evaluateNot(step: Step, schema: Schema): void {
  const inner = descend(step, schema, { keyword: ["not"], value: step.value });
  if (inner.breaches.length === 0) breach(step, "not", "must not satisfy the schema under `not`");
}

function evaluateConditional(step: Step, condition: Schema): void {
  const { schema, value, evaluation } = step;
  const inner = descend(step, condition, { keyword: ["if"], value });
  const holds = inner.breaches.length === 0;
  if (holds) adopt(evaluation, inner);
  const keyword = holds ? "then" : "else";
  const consequence = schema[keyword];
  if (consequence !== undefined) take(evaluation, descend(step, consequence, { keyword: [keyword], value }));
}

/** What to show of a combinator that no alternative satisfied: the breaches of the one that came nearest. */
function evidence(step: Step, inner: readonly Evaluation[]): readonly SchemaBreach[] {
  if (step.context.detail === "all") return inner.flatMap(({ breaches }) => breaches);
  const [first, ...others] = inner.map(({ breaches }) => breaches);
  if (first === undefined) return [];
  return others.reduce((best, next) => (distance(next) < distance(best) ? next : best), first);
}

/** Few breaches deep inside come nearer than a wrong type, or a wrong constant, at the top. */
function distance(breaches: readonly SchemaBreach[]): number {
  const shallowest = Math.min(...breaches.map(({ instance }) => instance.split("/").length));
  const wrongKind = breaches.some(
    ({ keyword, instance }) =>
      (keyword === "type" && instance.split("/").length === shallowest) ||
      keyword === "const" ||
      keyword === "enum",
  );
  return (wrongKind ? 1000 : 0) - shallowest * 10 + breaches.length;
}
