import type { Provider } from "../../documents/model.js";
import type { RefusalRule, StateOperation, StateResource } from "../../documents/state/state-model.js";
import { ruleIds } from "./rule-ids.js";
import type { StateRule } from "./state-rule.js";
import { wrongAnswer } from "./wrong-answer.js";

/** A reason for a refusal, and whose it is. */
export interface Refusing {
  readonly kind: StateResource;
  readonly operation?: StateOperation;
  readonly rule: RefusalRule;
  readonly operations: readonly string[];
}

/** What a reason for a refusal has the mock keep to. */
export function refusalRules(
  provider: Provider,
  { kind, operation, rule, operations }: Refusing,
): StateRule[] {
  if (rule.kind === "unknown" && !rule.refuses) return [];
  const id = ruleIds.refusal(kind, operation, rule);
  const what = refusalText(kind, rule);
  const extra: StateRule[] = [];
  if (rule.kind === "again")
    extra.push({
      id: ruleIds.keeps(id),
      what: `${withArticle(kind.name)} that is created again keeps what it has`,
      operations: [...operations, ...kind.operations.map((one) => one.operation)],
    });
  else if (operations.some((one) => hasOtherAnswer(provider, one, rule.answer)))
    extra.push({ id: ruleIds.answer(id), what: `the right words tell that ${what}`, operations });
  if (rule.kind === "limit" && kind.operations.some(({ does }) => does === "delete"))
    extra.push({
      id: ruleIds.frees(id),
      what: `${withArticle(kind.name)} that is deleted no longer counts`,
      operations,
    });
  return [{ id, what, operations }, ...extra];
}

function refusalText({ name }: StateResource, rule: RefusalRule): string {
  switch (rule.kind) {
    case "unknown":
      return `${withArticle(rule.table)} that nobody knows is refused`;
    case "account":
      return `only the ${rule.accounts.join(" and the ")} account may`;
    case "again":
      return `${withArticle(name)} with the same ${rule.fields.join(" and ")} is there already, which is a success`;
    case "taken":
      return `a second ${name} with the same ${rule.fields.join(" and ")} is refused${scopeText(rule.within)}${rule.beyond.length === 0 ? "" : ` beyond its ${rule.beyond.join(" and ")}`}`;
    case "held":
      return `the ${rule.fields.join(" and ")} of a deleted ${name} is refused for ${rule.forMs / 1000} s`;
    case "limit":
      return `more than ${rule.atMost} of ${name} are refused${scopeText(rule.within)}`;
    case "condition":
      return `${rule.name} is refused`;
  }
}

/** A name with `a` or `an` before it. */
export function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}

function scopeText(within: readonly string[]): string {
  return within.length === 0 ? "" : ` within one ${within.join(" and ")}`;
}

/** Whether an operation documents another refusal, which could be given in place of the right one. */
export function hasOtherAnswer(
  provider: Provider,
  operationId: string,
  answer: { readonly status?: string; readonly example?: string },
): boolean {
  const operation = provider.operations.find(({ id }) => id === operationId);
  return operation !== undefined && wrongAnswer(operation, answer) !== undefined;
}
