import { assertNever } from "../../core/assert-never.js";
import { type Json, jsonEquals } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { StateExpression, StateTemplate } from "../../documents/state/state-expression.js";
import type { Expectation, StateCondition, ValueRule } from "../../documents/state/state-model.js";
import type { Mint } from "./mint.js";

/** The value of a field, or of a column, by its name. */
export type Values = (name: string) => Json | undefined;

/** Everything that a value may come from. */
export interface Scope {
  readonly request: RequestValue;
  readonly account: Values;
  readonly bindings: Values;
  readonly mint: Mint;
  /** The time on the mock's own clock, in milliseconds. */
  readonly nowMs: number;
  /** The rows that the request was found to name, by table. */
  readonly known: ReadonlyMap<string, Values>;
  readonly resource?: Values;
  readonly parent?: Values;
  /** How old the resource is. */
  readonly ageMs?: number;
  /** What `from` found. */
  readonly it?: Json;
}

/** The value that a rule gives, or undefined where it gives none. */
export function evaluateRule(rule: ValueRule, scope: Scope): Json | undefined {
  if (!holds(rule.condition, scope)) return undefined;
  if (rule.list !== undefined) return rule.list.flatMap((item) => evaluateRule(item, scope) ?? []);
  if (rule.after !== undefined) {
    const age = scope.ageMs ?? 0;
    const reached = rule.after.filter(({ ms }, index) => index === 0 || ms <= age).at(-1);
    return reached === undefined ? undefined : evaluateTemplate(reached.value, scope);
  }
  if (rule.from === undefined)
    return rule.value === undefined ? undefined : evaluateTemplate(rule.value, scope);
  const found = valueFrom(rule, rule.from, scope);
  return found === undefined || rule.value === undefined
    ? found
    : evaluateTemplate(rule.value, { ...scope, it: found });
}

function valueFrom(rule: ValueRule, from: StateExpression, scope: Scope): Json | undefined {
  const given = withoutBeginning(evaluateExpression(from, scope), rule.without);
  const chosen = rule.choose?.get(String(given));
  const found =
    rule.choose === undefined ? given : chosen === undefined ? undefined : evaluateTemplate(chosen, scope);
  const value =
    found === undefined && rule.default !== undefined ? evaluateTemplate(rule.default, scope) : found;
  return typeof value === "number" ? numberUnder(rule, value) : value;
}

function numberUnder({ times, least, most }: ValueRule, value: number): number {
  const multiplied = times === undefined ? value : Math.floor(value * times);
  return Math.min(Math.max(multiplied, least ?? multiplied), most ?? Number.POSITIVE_INFINITY);
}

function withoutBeginning(value: Json | undefined, beginning: string | undefined): Json | undefined {
  if (typeof value !== "string" || beginning === undefined || !value.startsWith(beginning)) return value;
  return value.slice(beginning.length);
}

/** The value of a template, or undefined where an expression that it needs leads nowhere. */
export function evaluateTemplate(template: StateTemplate, scope: Scope): Json | undefined {
  switch (template.kind) {
    case "literal":
      return template.value;
    case "expression":
      return evaluateExpression(template.expression, scope);
    case "text": {
      const parts = template.parts.map((part) =>
        typeof part === "string" ? part : evaluateExpression(part, scope),
      );
      return parts.includes(undefined) ? undefined : parts.map((part) => asText(part ?? "")).join("");
    }
    case "array":
      return template.items.flatMap((item) => evaluateTemplate(item, scope) ?? []);
    case "object":
      return Object.fromEntries(
        template.members.flatMap(([name, member]) => {
          const value = evaluateTemplate(member, scope);
          return value === undefined ? [] : [[name, value] as const];
        }),
      );
    default:
      return assertNever(template);
  }
}

function asText(value: Json): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The value of an expression, or undefined where it leads nowhere. */
export function evaluateExpression(expression: StateExpression, scope: Scope): Json | undefined {
  const whole = wholeValue(expression, scope);
  return expression.pointer === undefined ? whole : valueAt(whole, expression.pointer);
}

function wholeValue(expression: StateExpression, scope: Scope): Json | undefined {
  switch (expression.kind) {
    case "request": {
      const values = scope.request[expression.in];
      return Object.hasOwn(values, expression.name) ? values[expression.name] : undefined;
    }
    case "body":
      return scope.request.body?.kind === "value" ? scope.request.body.value : undefined;
    case "resource":
    case "parent":
      return scope[expression.kind]?.(expression.name);
    case "account":
      return scope.account(expression.name);
    case "known":
      return scope.known.get(expression.table)?.(expression.column);
    case "binding":
      return scope.bindings(expression.name);
    case "random":
      return scope.mint.random(expression.length);
    case "uuid":
      return scope.mint.uuid();
    case "count":
      return scope.mint.count();
    case "now":
      return new Date(scope.nowMs).toISOString();
    case "it":
      return scope.it;
    default:
      return assertNever(expression);
  }
}

/** Whether a condition holds. */
export function holds({ when, unless }: StateCondition, scope: Scope): boolean {
  const met = ({ expression, oneOf }: Expectation) => {
    const value = evaluateExpression(expression, scope);
    return oneOf.some((wanted) => isSame(value, evaluateTemplate(wanted, scope)));
  };
  return when.every(met) && !(unless.length > 0 && unless.every(met));
}

/** Whether two values are the same; of text and a number or boolean, their text counts, and null is absence. */
export function isSame(left: Json | undefined, right: Json | undefined): boolean {
  const isScalar = (value: Json | undefined) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (isScalar(left) && isScalar(right)) return String(left) === String(right);
  return jsonEquals(left ?? null, right ?? null);
}
