import type { AnswerRule, StateResource } from "../../documents/state/state-model.js";
import type { AcceptedRequest } from "../store.js";
import type { Scope, Values } from "./evaluate-value.js";
import { judgeRefusal } from "./judge-refusal.js";
import { currentValues, type DocumentedValues, draftOf } from "./record-values.js";
import type { ResourceRecord } from "./resource-records.js";
import { ruleIds } from "./rule-ids.js";
import type { StateWorld } from "./state-world.js";

/** What a request to create something comes to. */
export type Creation =
  | { readonly kind: "created"; readonly record: ResourceRecord; readonly scope: Scope }
  | {
      readonly kind: "refused";
      readonly answer: AnswerRule;
      readonly ruleId: string;
      readonly scope: Scope;
    };

/** What is to be created. */
export interface Creating {
  readonly kind: StateResource;
  readonly request: AcceptedRequest;
  readonly documented: DocumentedValues;
  /** What it comes along with. */
  readonly parent?: Values;
}

/** Creates a resource, or says why not. */
export function createResource(world: StateWorld, creating: Creating): Creation {
  const { kind, request, documented, parent } = creating;
  const { account } = request;
  let scope = { ...world.scopeOf(request), ...(parent === undefined ? {} : { parent }) };
  const draft = draftOf(world, { kind, account, documented }, () => scope);
  scope = { ...scope, resource: draft.values };
  for (const rule of kind.create.refuses) {
    const verdict = judgeRefusal(world, { rule, asking: { kind, account } }, scope);
    if (verdict.kind === "refused") return { ...verdict, scope };
    if (verdict.kind === "again") {
      const { record } = verdict;
      const changes = world.isBroken(ruleIds.keeps(verdict.ruleId));
      if (changes) for (const [name, value] of draft.record().fields) record.fields.set(name, value);
      return { kind: "created", record, scope };
    }
    scope = { ...verdict.scope };
  }
  const record = draft.record();
  if (!world.isBroken(ruleIds.remembered(kind))) world.recordsOf(kind).add(record);
  for (const other of world.state.resources)
    if (other.create.along === kind.name)
      createResource(world, { ...creating, kind: other, parent: currentValues(world, record, scope) });
  return { kind: "created", record, scope };
}
