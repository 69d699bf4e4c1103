import { type Json, jsonEquals } from "../../core/json.js";
import type { StateResource } from "../../documents/state/state-model.js";
import type { Account } from "../store.js";
import { alteredValue } from "./altered-value.js";
import { evaluateRule, evaluateTemplate, type Scope, type Values } from "./evaluate-value.js";
import { isShownItself } from "./field-rules.js";
import { createMint } from "./mint.js";
import { plainValues, type ResourceRecord } from "./resource-records.js";
import { aspectsOf, ruleIds } from "./rule-ids.js";
import type { StateWorld } from "./state-world.js";

/** The fields of a resource as they are now, those that change with its age among them. */
export function currentValues(world: StateWorld, record: ResourceRecord, scope: Scope): Values {
  const plain = plainValues(record);
  return (name) => {
    const rule = record.kind.fields.get(name);
    if (rule?.after === undefined) return plain(name);
    const isStuck = world.isBroken(ruleIds.field(record.kind, name, "progress"));
    const ageMs = isStuck ? 0 : world.nowMs() - record.createdAtMs;
    return evaluateRule(rule, { ...scope, resource: plain, ageMs });
  };
}

/** The fields of a resource as answers show them: where a rule is broken, not as they are. */
export function shownValues(
  world: StateWorld,
  current: Values,
  { kind, documented }: { readonly kind: StateResource; readonly documented: DocumentedValues },
): Values {
  return (name) => {
    const value = current(name);
    return isFieldBroken(world, kind, name) && isShownItself(kind, name)
      ? alteredValue(value, documented(name))
      : value;
  };
}

function isFieldBroken(world: StateWorld, kind: StateResource, name: string): boolean {
  return aspectsOf(kind, name).some(
    (aspect) =>
      (aspect === "echo" || aspect === "computed") && world.isBroken(ruleIds.field(kind, name, aspect)),
  );
}

/** A field that no answer shows is wrong from the beginning, so that what follows from it is. */
function isWrongAtBirth(world: StateWorld, kind: StateResource, name: string): boolean {
  return isFieldBroken(world, kind, name) && !isShownItself(kind, name);
}

/** Values of a field that the documents show in their examples. */
export type DocumentedValues = (field: string) => readonly Json[];

/** A resource that is about to be made: its fields are found when somebody asks for them, each once. */
export interface Draft {
  readonly values: Values;
  /** The resource, with all its fields found. */
  readonly record: () => ResourceRecord;
}

/** The resource that a request asks for. */
export function draftOf(
  world: StateWorld,
  { kind, account, documented }: Drafted,
  scope: () => Scope,
): Draft {
  const found = new Map<string, Json | undefined>();
  const find = (name: string): Json | undefined => {
    const own = { ...scope(), resource: values };
    if (name === "id") {
      const mint = world.isBroken(ruleIds.minted(kind)) ? createMint() : own.mint;
      return evaluateTemplate(kind.create.id, { ...own, mint });
    }
    const rule = kind.fields.get(name);
    if (rule === undefined) return undefined;
    const value = isWrongAtBirth(world, kind, name)
      ? alteredValue(evaluateRule(rule, own), documented(name))
      : evaluateRule(rule, own);
    if (!world.isBroken(ruleIds.field(kind, name, "default")) || rule.default === undefined) return value;
    const { default: _, ...withoutDefault } = rule;
    const asked = evaluateRule(withoutDefault, own);
    return jsonEquals(asked, value) && asked !== undefined ? value : alteredValue(value, documented(name));
  };
  const values: Values = (name) => {
    if (name === "account") return account;
    if (!found.has(name)) {
      // Until it is known it is absent: a field that needs itself has no value.
      found.set(name, undefined);
      found.set(name, find(name));
    }
    return found.get(name);
  };
  return {
    values,
    record: () => ({
      kind,
      id: values("id") ?? null,
      account,
      createdAtMs: scope().nowMs,
      fields: new Map([...kind.fields.keys()].map((name) => [name, values(name)])),
    }),
  };
}

/** What a draft is of. */
export interface Drafted {
  readonly kind: StateResource;
  readonly account: Account | undefined;
  readonly documented: DocumentedValues;
}
