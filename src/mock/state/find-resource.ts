import { isJsonObject, type Json } from "../../core/json.js";
import type { AnswerRule, StateOperation, StateResource } from "../../documents/state/state-model.js";
import type { Account } from "../store.js";
import { evaluateExpression, evaluateTemplate, isSame, type Scope, type Values } from "./evaluate-value.js";
import { fits, givenIn } from "./judge-refusal.js";
import { currentValues } from "./record-values.js";
import type { ResourceRecord } from "./resource-records.js";
import { ruleIds } from "./rule-ids.js";
import type { StateWorld } from "./state-world.js";

/** Which resource a request is about, if there is one that its account may use. */
export type Search =
  | { readonly kind: "found"; readonly record: ResourceRecord }
  | { readonly kind: "missing" }
  | { readonly kind: "kept-out"; readonly answer: AnswerRule; readonly ruleId: string };

/** Who looks for resources of a kind, and by which operation. */
export interface Seeking {
  readonly kind: StateResource;
  readonly operation: StateOperation;
  readonly account: Account | undefined;
}

/** Finds the one resource that a request is about. */
export function findResource(world: StateWorld, seeking: Seeking, scope: Scope): Search {
  const { kind, operation, account } = seeking;
  const asked = operation.where
    .map((match) => ({ match, given: givenIn(match, scope) }))
    .filter(({ match, given }) => given.size === match.size);
  const candidates = world
    .recordsOf(kind)
    .all()
    .filter((record) => {
      const values = currentValues(world, record, scope);
      return asked.some(({ given }) => fits(values, given));
    });
  const record = candidates.find((one) => one.account === account) ?? candidates[0];
  if (record === undefined || world.isBroken(ruleIds.operation(kind, operation, "finds")))
    return { kind: "missing" };
  const ruleId = ruleIds.access(kind);
  if (mayUse(world, { ...seeking, record }, scope)) return { kind: "found", record };
  if (world.isBroken(ruleId)) return { kind: "found", record };
  return kind.access === undefined
    ? { kind: "missing" }
    : { kind: "kept-out", answer: kind.access.refusal, ruleId };
}

function mayUse(
  world: StateWorld,
  { kind, operation, account, record }: Seeking & { readonly record: ResourceRecord },
  scope: Scope,
): boolean {
  if (account === undefined || record.account === account) return true;
  const own = { ...scope, resource: currentValues(world, record, scope) };
  const grants =
    kind.access?.grants.filter(({ operations }) => operations.includes(operation.operation)) ?? [];
  if (world.isBroken(ruleIds.grant(kind, operation.operation))) return false;
  return grants.some(({ by, like }) => {
    const items = evaluateExpression(by, own);
    const wanted = like.map((template) => evaluateTemplate(template, own));
    return Array.isArray(items) && items.some((item: Json) => wanted.some((one) => isLike(item, one)));
  });
}

/** Whether a value holds what is wanted of it; a wanted list stands for any of its items. */
function isLike(value: Json | undefined, wanted: Json | undefined): boolean {
  if (Array.isArray(wanted)) return wanted.some((one: Json) => isLike(value, one));
  if (!isJsonObject(wanted)) return isSame(value, wanted);
  return isJsonObject(value) && Object.entries(wanted).every(([name, member]) => isLike(value[name], member));
}

/** Finds all resources that a request lists. */
export function listResources(world: StateWorld, seeking: Seeking, scope: Scope): Values[] {
  const { kind, operation, account } = seeking;
  const asked = world.isBroken(ruleIds.operation(kind, operation, "filters"))
    ? []
    : operation.where.map((match) => givenIn(match, scope));
  const isOpen = world.isBroken(ruleIds.access(kind));
  const listed = world
    .recordsOf(kind)
    .all()
    .filter((record) => account === undefined || record.account === account || isOpen)
    .map((record) => currentValues(world, record, scope))
    .filter((values) => asked.length === 0 || asked.some((given) => fits(values, given)));
  return world.isBroken(ruleIds.operation(kind, operation, "lists")) ? listed.slice(0, -1) : listed;
}
