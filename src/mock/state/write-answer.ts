import type { Json } from "../../core/json.js";
import { valueAt, withValueAt } from "../../core/json-pointer.js";
import type { Operation } from "../../documents/model.js";
import type { AnswerRule, Shown, StateResource, ValueRule } from "../../documents/state/state-model.js";
import { responseOf, successStatus } from "../refusal.js";
import type { StoreAnswer } from "../store.js";
import { evaluateRule, type Scope, type Values } from "./evaluate-value.js";
import { shownValues } from "./record-values.js";
import { ruleIds } from "./rule-ids.js";
import type { StateWorld } from "./state-world.js";

/** A resource that an answer shows, as it is. */
export interface ShownResource {
  readonly values: Values;
  readonly parent?: Values;
}

/** What an answer is written from. */
export interface Writing {
  readonly kind: StateResource;
  readonly operation: Operation;
  readonly shown: Shown;
}

/** The answer that shows one resource: its documented example, with what is remembered in it. */
export function answerWith(
  world: StateWorld,
  writing: Writing,
  { resource, scope }: { readonly resource: ShownResource; readonly scope: Scope },
): StoreAnswer {
  const { operation, shown } = writing;
  const example = exampleOf(operation, shown.answer);
  const own = shownScope(world, writing, { resource, scope });
  const body =
    example === undefined ? undefined : overlay(world, { ...writing, at: shown.at, body: example }, own);
  return completed(shown.answer, body, own);
}

/** The answer that shows a list of resources. */
export function answerWithList(
  world: StateWorld,
  writing: Writing,
  { resources, scope }: { readonly resources: readonly ShownResource[]; readonly scope: Scope },
): StoreAnswer {
  const { operation, shown } = writing;
  const example = exampleOf(operation, shown.answer);
  if (example === undefined) return completed(shown.answer, undefined, scope);
  const first = valueAt(example, `${shown.at}/0`) ?? {};
  const items = resources.flatMap((resource) => {
    const own = shownScope(world, writing, { resource, scope });
    return overlay(world, { ...writing, at: "", body: first }, own) ?? [];
  });
  return { ...completed(shown.answer, withValueAt(example, shown.at, items), scope), items: shown.at };
}

/** A refusal, or any other answer that shows no resource. */
export function answerWithout(answer: AnswerRule, operation: Operation, scope: Scope): StoreAnswer {
  const body = answer.set.size === 0 ? undefined : exampleOf(operation, answer);
  const { example: _, ...bare } = answer;
  const media = responseOf(operation, answer.status ?? successStatus(operation))?.media ?? [];
  // One refusal may serve several operations, and an answer to HEAD has no example.
  return completed(media.length === 0 ? bare : answer, body, scope);
}

function completed(answer: AnswerRule, body: Json | undefined, scope: Scope): StoreAnswer {
  const written =
    body === undefined
      ? undefined
      : [...answer.set].reduce<Json | undefined>(
          (whole, [pointer, rule]) => withValueAt(whole, pointer, evaluateRule(rule, scope)),
          body,
        );
  const headers = [...answer.headers].flatMap(([name, rule]) => {
    const value = evaluateRule(rule, scope);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    ...(answer.status === undefined ? {} : { status: answer.status }),
    ...(answer.example === undefined ? {} : { example: answer.example }),
    ...(written === undefined ? {} : { body: written }),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
  };
}

function shownScope(
  world: StateWorld,
  { kind, operation, shown }: Writing,
  { resource, scope }: { readonly resource: ShownResource; readonly scope: Scope },
): Scope {
  const documented = (field: string) => documentedValues({ kind, operation, shown }, field);
  return {
    ...scope,
    resource: shownValues(world, resource.values, { kind, documented }),
    ...(resource.parent === undefined ? {} : { parent: resource.parent }),
  };
}

function overlay(
  world: StateWorld,
  { kind, shown, at, body }: Writing & { readonly at: string; readonly body: Json },
  scope: Scope,
): Json | undefined {
  return [...(shown.shows ?? kind.shows)].reduce<Json | undefined>(
    (whole, [pointer, rule]) =>
      withValueAt(whole, `${at}${pointer}`, shownAt(world, { kind, pointer, rule }, scope)),
    body,
  );
}

function shownAt(
  world: StateWorld,
  {
    kind,
    pointer,
    rule,
  }: { readonly kind: StateResource; readonly pointer: string; readonly rule: ValueRule },
  scope: Scope,
): Json | undefined {
  if (rule.condition.when.length + rule.condition.unless.length === 0) return evaluateRule(rule, scope);
  if (world.isBroken(ruleIds.shown(kind, pointer))) return undefined;
  const always = world.isBroken(ruleIds.hidden(kind, pointer));
  return evaluateRule(always ? { ...rule, condition: { when: [], unless: [] } } : rule, scope);
}

/** The documented body of an answer, or undefined where it has none. */
function exampleOf(operation: Operation, { status, example }: AnswerRule): Json | undefined {
  const media = responseOf(operation, status ?? successStatus(operation))?.media ?? [];
  const examples = media.flatMap((one) => one.examples);
  const named = example === undefined ? examples[0] : examples.find(({ name }) => name === example);
  // A media type without an example still has a body, which what is remembered fills.
  return named?.value ?? (media.length === 0 ? undefined : {});
}

/** What the examples of an operation's successes show of a field. */
export function documentedValues({ kind, operation, shown }: Writing, field: string): Json[] {
  const pointers = [...(shown.shows ?? kind.shows)].flatMap(([pointer, { value }]) =>
    value?.kind === "expression" && value.expression.kind === "resource" && value.expression.name === field
      ? [pointer]
      : [],
  );
  const bodies = operation.responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ media }) => media.flatMap(({ examples }) => examples.map(({ value }) => value)));
  return pointers.flatMap((pointer) =>
    bodies.flatMap((body) => valueAt(body, `${shown.at}${pointer}`) ?? []),
  );
}
