import type { Provider } from "../documents/model.js";
import type { Case } from "../engine/case.js";
import { operationsOf, reachableWorkflows } from "../engine/workflow/reachable-workflows.js";
import type { Reach } from "./change.js";

/** Names of the cases, in the order of the plan, that may end otherwise where a change reaches so far. */
export function affectedCases(
  { operations, methodsOf, scope, promises, workflows, everything }: Reach,
  provider: Provider,
  cases: readonly Case[],
): string[] {
  if (everything === true) return cases.map(({ name }) => name);
  const isAffected = (item: Case): boolean => {
    if (item.kind === "documents")
      return scope !== "none" || item.promises.some((id) => promises.includes(id));
    if (item.kind === "method" && methodsOf.includes(item.operation?.id ?? "")) return true;
    if (scope === "documents") return false;
    if (scope === "none")
      return item.promises.some((id) => promises.includes(id)) || runs(item, provider, workflows);
    const isUsed = operationsIn(item, provider).some((id) => operations.includes(id));
    return isUsed && (scope === "all" || item.kind === "example");
  };
  return cases.filter(isAffected).map(({ name }) => name);
}

/** Ids of the operations that a case calls. */
function operationsIn(item: Case, provider: Provider): string[] {
  const own = item.operation === undefined ? [] : [item.operation.id];
  if (item.work.kind === "inferred")
    return [...own, ...item.work.source.property.operations.map(({ id }) => id)];
  const workflow = provider.workflows.find(({ id }) => id === item.workflow?.id);
  return workflow === undefined ? own : [...own, ...operationsOf(provider, workflow).map(({ id }) => id)];
}

/** Whether a case runs one of some workflows, itself or on its way. */
function runs(item: Case, provider: Provider, ids: readonly string[]): boolean {
  const workflow = provider.workflows.find(({ id }) => id === item.workflow?.id);
  return workflow !== undefined && reachableWorkflows(provider, workflow).some(({ id }) => ids.includes(id));
}
