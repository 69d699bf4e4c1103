import { assertNever } from "../../core/assert-never.js";
import type { Json } from "../../core/json.js";
import type {
  AnswerRule,
  Match,
  RefusalRule,
  StateOperation,
  StateResource,
} from "../../documents/state/state-model.js";
import type { Account } from "../store.js";
import { evaluateRule, holds, isSame, type Scope, type Values } from "./evaluate-value.js";
import { currentValues } from "./record-values.js";
import { plainValues, type ResourceRecord } from "./resource-records.js";
import { ruleIds } from "./rule-ids.js";
import type { StateWorld } from "./state-world.js";

/** What one reason for a refusal comes to. */
export type RefusalVerdict =
  | { readonly kind: "goes-on"; readonly scope: Scope }
  | { readonly kind: "refused"; readonly answer: AnswerRule; readonly ruleId: string }
  /** What is asked for is there already, and that is a success. */
  | { readonly kind: "again"; readonly record: ResourceRecord; readonly ruleId: string };

/** Who asks for what. */
export interface Asking {
  readonly kind: StateResource;
  /** Absent at creation. */
  readonly operation?: StateOperation;
  readonly account: Account | undefined;
}

/** Judges whether a request is refused for a reason; the scope that goes on knows the row that was found. */
export function judgeRefusal(
  world: StateWorld,
  { rule, asking }: { readonly rule: RefusalRule; readonly asking: Asking },
  scope: Scope,
): RefusalVerdict {
  const ruleId = ruleIds.refusal(asking.kind, asking.operation, rule);
  const goesOn: RefusalVerdict = { kind: "goes-on", scope };
  if (rule.kind === "unknown") {
    const found = findRow(world, { rule, account: asking.account }, scope);
    if (found === "not-asked") return goesOn;
    if (found === undefined && !rule.refuses) return goesOn;
    if (found !== undefined)
      return { kind: "goes-on", scope: { ...scope, known: new Map([...scope.known, [rule.table, found]]) } };
  } else if (rule.kind === "again") {
    const record = findAlike(world, { rule, asking }, scope);
    return record === undefined || world.isBroken(ruleId) ? goesOn : { kind: "again", record, ruleId };
  } else if (!isRefused(world, { rule, asking }, scope)) return goesOn;
  return world.isBroken(ruleId) ? goesOn : { kind: "refused", answer: rule.answer, ruleId };
}

type RuleOf<K extends RefusalRule["kind"]> = Extract<RefusalRule, { kind: K }>;

function isRefused(
  world: StateWorld,
  {
    rule,
    asking,
  }: { readonly rule: Exclude<RefusalRule, RuleOf<"unknown" | "again">>; readonly asking: Asking },
  scope: Scope,
): boolean {
  switch (rule.kind) {
    case "account":
      return asking.account !== undefined && !rule.accounts.includes(asking.account);
    case "taken":
      return findAlike(world, { rule, asking }, scope) !== undefined;
    case "held":
      return world
        .recordsOf(asking.kind)
        .gone()
        .some(
          ({ record, deletedAtMs }) =>
            scope.nowMs - deletedAtMs < rule.forMs &&
            areAlike(plainValues(record), scope.resource, [...rule.fields, ...rule.within]),
        );
    case "limit": {
      const records = world.recordsOf(asking.kind);
      const gone = world.isBroken(ruleIds.frees(ruleIds.refusal(asking.kind, asking.operation, rule)))
        ? records.gone().map(({ record }) => record)
        : [];
      const counted = [...records.all(), ...gone].filter((record) =>
        areAlike(plainValues(record), scope.resource, rule.within),
      );
      return counted.length >= rule.atMost;
    }
    case "condition":
      return holds(rule.condition, scope);
    default:
      return assertNever(rule);
  }
}

function findAlike(
  world: StateWorld,
  { rule, asking }: { readonly rule: RuleOf<"again" | "taken">; readonly asking: Asking },
  scope: Scope,
): ResourceRecord | undefined {
  return world
    .recordsOf(asking.kind)
    .all()
    .find((record) => {
      const values = currentValues(world, record, scope);
      const isBeyond =
        rule.kind === "again" || rule.beyond.length === 0 || !areAlike(values, scope.resource, rule.beyond);
      return isBeyond && areAlike(values, scope.resource, [...rule.fields, ...rule.within]);
    });
}

function areAlike(left: Values, right: Values | undefined, fields: readonly string[]): boolean {
  return fields.every((field) => isSame(left(field), right?.(field)));
}

/** The row that a request names; undefined where it names none, and told apart from a request that names nothing. */
function findRow(
  world: StateWorld,
  { rule, account }: { readonly rule: RuleOf<"unknown">; readonly account: Account | undefined },
  scope: Scope,
): Values | "not-asked" | undefined {
  const asked = rule.match.map((match) => givenIn(match, scope)).filter((given) => given.size > 0);
  if (asked.length === 0) return "not-asked";
  const rows = world
    .rowsOf(rule.table)
    .filter(({ row }) => account === undefined || row.accounts.includes(account));
  return rows.find(({ values }) => asked.some((given) => fits(values, given)))?.values;
}

/** What a match asks for, without what the request does not give. */
export function givenIn(match: Match, scope: Scope): ReadonlyMap<string, Json> {
  return new Map(
    [...match].flatMap(([name, rule]) => {
      const value = evaluateRule(rule, scope);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Whether values are as they must be. */
export function fits(values: Values, wanted: ReadonlyMap<string, Json>): boolean {
  return [...wanted].every(([name, value]) => isSame(values(name), value));
}
