import { expressionsOf } from "../../documents/state/rule-expressions.js";
import type {
  Shown,
  StateCreate,
  StateOperation,
  StateResource,
  ValueRule,
} from "../../documents/state/state-model.js";
import { withArticle } from "./refusal-rules.js";
import { aspectsOf, type FieldAspect, ruleIds } from "./rule-ids.js";
import type { StateRule } from "./state-rule.js";

/** What the fields of a kind have the mock keep to: those that some answer shows. */
export function fieldRules(kind: StateResource): StateRule[] {
  const said: Readonly<Record<FieldAspect, string>> = {
    echo: "is what the request says",
    default: "has its default where the request does not say",
    computed: "is what follows from the request",
    progress: "changes with time",
  };
  return [...kind.fields.keys()].flatMap((field) => {
    const showing = operationsShowing(kind, field);
    if (showing.length === 0) return [];
    return aspectsOf(kind, field).map((aspect) => ({
      id: ruleIds.field(kind, field, aspect),
      what: `${field} of ${withArticle(kind.name)} ${said[aspect]}`,
      operations: showing,
    }));
  });
}

/** Operations whose answers show a field, by itself or in what is made of it. */
export function operationsShowing(kind: StateResource, field: string): string[] {
  const shown = [
    ...(kind.create.along === undefined ? kind.create.operations : []).map((operation) => ({
      operation,
      spec: kind.create,
    })),
    ...kind.operations.map((spec) => ({ operation: spec.operation, spec })),
  ];
  return shown
    .filter(({ spec }) => {
      const refusing = spec.refuses.flatMap((rule) =>
        rule.kind === "condition" ? [{ pointer: rule.pointer, condition: rule.condition }] : [],
      );
      const rules = hasBody(spec) ? [...shownRules(kind, spec), ...refusing] : refusing;
      return rules.some((rule) => dependsOn(kind, rule, { field, seen: new Set() }));
    })
    .map(({ operation }) => operation);
}

function hasBody(spec: StateCreate | StateOperation): boolean {
  return !("does" in spec) || spec.does === "read" || spec.does === "list" || spec.shows !== undefined;
}

function shownRules(kind: StateResource, { shows, answer }: Shown): ValueRule[] {
  return [...(shows ?? kind.shows).values(), ...answer.headers.values(), ...answer.set.values()];
}

/** Whether an answer shows a field by itself, and not only what follows from it. */
export function isShownItself(kind: StateResource, field: string): boolean {
  return [kind.create, ...kind.operations].some((spec) =>
    shownRules(kind, spec)
      .flatMap(expressionsOf)
      .some((expression) => expression.kind === "resource" && expression.name === field),
  );
}

interface Dependence {
  readonly field: string;
  readonly seen: Set<string>;
}

function dependsOn(kind: StateResource, rule: ValueRule, { field, seen }: Dependence): boolean {
  return expressionsOf(rule).some((expression) => {
    if (expression.kind !== "resource" || seen.has(expression.name)) return false;
    if (expression.name === field) return true;
    const through = kind.fields.get(expression.name);
    return (
      through !== undefined && dependsOn(kind, through, { field, seen: new Set([...seen, expression.name]) })
    );
  });
}

/** What stands in answers only under a condition. */
export function conditionalRules(kind: StateResource): StateRule[] {
  const specs = [
    ...kind.create.operations.map((operation) => ({ operation, spec: kind.create })),
    ...kind.operations
      .filter(({ does }) => does === "read" || does === "list")
      .map((spec) => ({ operation: spec.operation, spec })),
  ];
  const pointers = specs.flatMap(({ operation, spec }) =>
    [...(spec.shows ?? kind.shows)]
      .filter(([, { condition }]) => condition.when.length + condition.unless.length > 0)
      .map(([pointer]) => ({ operation, pointer })),
  );
  return [...new Set(pointers.map(({ pointer }) => pointer))].flatMap((pointer) => {
    const operations = pointers.filter((one) => one.pointer === pointer).map(({ operation }) => operation);
    return [
      {
        id: ruleIds.shown(kind, pointer),
        what: `${pointer} of ${withArticle(kind.name)} is there when it should be`,
        operations,
      },
      {
        id: ruleIds.hidden(kind, pointer),
        what: `${pointer} of ${withArticle(kind.name)} is not there when it should not be`,
        operations,
      },
    ];
  });
}
