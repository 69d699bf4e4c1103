import type { Budget } from "../budget.js";
import type { Case } from "../case.js";
import type { CaseReport } from "../events.js";
import { runCases } from "../run-cases.js";
import { type Admitted, createAdmission } from "./admission.js";
import { coverOrder } from "./cover-order.js";
import { withinBudget } from "./within-budget.js";

/** What running cases in order needs. */
export interface OrderedRun {
  readonly budget: Budget;
  readonly concurrency: number;
  readonly run: (item: Case, admitted: Admitted) => Promise<CaseReport>;
  /** The report of a case for which the budget did not suffice. */
  readonly unaffordable: (item: Case, kind: "skipped" | "errored") => CaseReport;
  /** Told of a case whose budget ran out while it was under way; it is tried again, or is unaffordable in the end. */
  readonly putOff?: (item: Case) => void;
  readonly finished: (report: CaseReport) => void;
}

/**
 * Runs cases within a budget so that each promise is tried once before any is tried twice. Where the budget does not
 * suffice for a case it is skipped if all its promises were tried by others, and else nothing can be concluded.
 */
export async function runInOrder(cases: readonly Case[], ordered: OrderedRun): Promise<void> {
  const { budget, concurrency, finished } = ordered;
  const left = budget.left();
  const sparingly = Number.isFinite(left.creations);
  const { cover, rest } = coverOrder(withinBudget(cases, left), { sparingly });
  const admission = createAdmission(budget, cover);
  const tried = new Set<string>();
  const run = async (item: Case): Promise<"done" | "unaffordable"> => {
    const admitted = await admission.admit(item);
    if (admitted === undefined) return "unaffordable";
    try {
      const report = await ordered.run(item, admitted);
      if (report.outcome.kind === "errored" && admitted.budget.ranOut()) {
        ordered.putOff?.(item);
        return "unaffordable";
      }
      if (isTrying(report)) for (const promise of item.promises) tried.add(promise);
      finished(report);
      return "done";
    } finally {
      admitted.close();
    }
  };
  const runAll = async (list: readonly Case[]): Promise<Case[]> => {
    const unaffordable: Case[] = [];
    await runCases(list, concurrency, async (item) => {
      if ((await run(item)) === "unaffordable") unaffordable.push(item);
    });
    return unaffordable;
  };
  // What those after it gave back may suffice by now.
  const tooDear = await runAll(await runAll(cover));
  tooDear.push(...(await runAll(rest)));
  for (const item of tooDear) {
    const isTried = item.promises.every((promise) => tried.has(promise));
    finished(ordered.unaffordable(item, isTried ? "skipped" : "errored"));
  }
}

/** Whether a report shows something of its case's promises. */
function isTrying({ verdict }: CaseReport): boolean {
  return verdict !== "skipped" && verdict !== "inconclusive";
}
