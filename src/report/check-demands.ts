import { allChecks } from "../checks/all-checks.js";
import { allDocumentsChecks } from "../checks/documents/all-documents-checks.js";
import { inferences } from "../documents/crud/inferences.js";

/** Stands for the check where a known deviation fails a run by itself. */
export const deviationRule = "known-deviation";

/** What every check demands, by its id, each as a sentence for people. */
export const checkDemands: ReadonlyMap<string, string> = new Map([
  ...allChecks.map(({ id, demands }) => [id, demands] as const),
  ...allDocumentsChecks.map(({ id, demands }) => [id, demands] as const),
  ...Object.entries(inferences),
  ["workflow-criterion", "what a documented workflow demands of its steps holds"],
  [deviationRule, "a known deviation is still there, and its time is not over"],
  ["property", "a hand-written property of several exchanges holds"],
]);
