import type { DocumentedPromise } from "../documents/promise.js";

/** What shows a promise, for people: workflows by their id, then `<operation> <place> <check>`. */
export function promiseEvidence({
  workflows,
  exchanges,
}: Pick<DocumentedPromise, "workflows" | "exchanges">): string[] {
  return [...workflows, ...exchanges.map(({ operation, at, check }) => `${operation} ${at} ${check}`)];
}
