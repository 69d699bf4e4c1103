import type { Operation } from "../../documents/model.js";
import type { AnswerRule, StateOperation, StateResource } from "../../documents/state/state-model.js";
import type { AcceptedRequest, StoreAnswer } from "../store.js";
import { createResource } from "./create-resource.js";
import { evaluateRule, type Scope } from "./evaluate-value.js";
import { findResource, listResources } from "./find-resource.js";
import { judgeRefusal } from "./judge-refusal.js";
import { currentValues } from "./record-values.js";
import type { ResourceRecord } from "./resource-records.js";
import { ruleIds } from "./rule-ids.js";
import type { StateWorld } from "./state-world.js";
import { answerWith, answerWithList, answerWithout, documentedValues } from "./write-answer.js";
import { wrongAnswer } from "./wrong-answer.js";

/**
 * Answers a request out of what is remembered; undefined where the state says nothing of its operation.
 */
export function answerFromState(world: StateWorld, request: AcceptedRequest): StoreAnswer | undefined {
  const { operation } = request;
  const created = world.state.resources.find(
    ({ create }) => create.along === undefined && create.operations.includes(operation.id),
  );
  if (created !== undefined) return answerCreation(world, created, request);
  const does = world.state.resources.flatMap((kind) =>
    kind.operations.filter((one) => one.operation === operation.id).map((one) => ({ kind, does: one })),
  );
  // Where an operation serves several kinds, the first that has what is asked for answers.
  const answers = does.map(
    ({ kind, does: what }) =>
      () =>
        answerOperation(world, { kind, does: what }, request),
  );
  let last: OperationAnswer | undefined;
  for (const answer of answers) {
    last = answer();
    if (!last.isMissing) break;
  }
  return last?.answer;
}

interface OperationAnswer {
  readonly answer: StoreAnswer;
  readonly isMissing: boolean;
}

function answerCreation(world: StateWorld, kind: StateResource, request: AcceptedRequest): StoreAnswer {
  const { operation } = request;
  const writing = { kind, operation, shown: kind.create };
  const documented = (field: string) => documentedValues(writing, field);
  const creation = createResource(world, { kind, request, documented });
  const { scope } = creation;
  if (creation.kind === "refused") return refusal(world, creation, { operation, scope });
  const resource = { values: currentValues(world, creation.record, scope) };
  return answerWith(world, writing, { resource, scope });
}

function refusal(
  world: StateWorld,
  { answer, ruleId }: { readonly answer: AnswerRule; readonly ruleId: string },
  { operation, scope }: { readonly operation: Operation; readonly scope: Scope },
): StoreAnswer {
  const right = answerWithout(answer, operation, scope);
  const wrong = world.isBroken(ruleIds.answer(ruleId)) ? wrongAnswer(operation, right) : undefined;
  return wrong ?? right;
}

interface Doing {
  readonly kind: StateResource;
  readonly does: StateOperation;
}

function answerOperation(
  world: StateWorld,
  { kind, does }: Doing,
  request: AcceptedRequest,
): OperationAnswer {
  const { operation, account } = request;
  let scope = world.scopeOf(request);
  const refuse = (answer: AnswerRule, ruleId: string) => ({
    answer: refusal(world, { answer, ruleId }, { operation, scope }),
    isMissing: false,
  });
  const isAboutAccount = ({ kind: one }: { readonly kind: string }) => one === "account" || one === "unknown";
  const asking = { kind, operation: does, account };
  for (const rule of does.refuses.filter(isAboutAccount)) {
    const verdict = judgeRefusal(world, { rule, asking }, scope);
    if (verdict.kind === "refused") return refuse(verdict.answer, verdict.ruleId);
    if (verdict.kind === "goes-on") scope = verdict.scope;
  }
  const writing = { kind, operation, shown: does };
  if (does.does === "list") {
    const resources = listResources(world, asking, scope).map((values) => ({ values }));
    return { answer: answerWithList(world, writing, { resources, scope }), isMissing: false };
  }
  const search = findResource(world, asking, scope);
  if (search.kind === "kept-out") return refuse(search.answer, search.ruleId);
  if (search.kind === "missing") return answerMissing(world, { kind, does }, { request, scope });
  const { record } = search;
  const values = currentValues(world, record, scope);
  const own = { ...scope, resource: values };
  for (const rule of does.refuses.filter((one) => !isAboutAccount(one))) {
    const verdict = judgeRefusal(world, { rule, asking }, own);
    if (verdict.kind === "refused") return refuse(verdict.answer, verdict.ruleId);
  }
  change(world, { kind, does, record }, own);
  return { answer: answerWith(world, writing, { resource: { values }, scope: own }), isMissing: false };
}

function answerMissing(
  world: StateWorld,
  { kind, does }: Doing,
  { request, scope }: { readonly request: AcceptedRequest; readonly scope: Scope },
): OperationAnswer {
  const ruleId = ruleIds.operation(kind, does, "misses");
  if (world.isBroken(ruleId)) return { answer: {}, isMissing: true };
  const { operation } = request;
  return { answer: refusal(world, { answer: does.missing, ruleId }, { operation, scope }), isMissing: true };
}

function change(
  world: StateWorld,
  { kind, does, record }: Doing & { readonly record: ResourceRecord },
  scope: Scope,
): void {
  for (const [name, rule] of does.sets)
    if (!world.isBroken(ruleIds.sets(kind, does, name))) record.fields.set(name, evaluateRule(rule, scope));
  if (does.does === "delete" && !world.isBroken(ruleIds.operation(kind, does, "removes")))
    world.recordsOf(kind).remove(record, world.nowMs());
}
