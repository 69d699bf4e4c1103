import type { Amount } from "../budget.js";
import type { Case } from "../case.js";
import { coverOrder } from "./cover-order.js";
import { firstPass, withinBudget } from "./within-budget.js";

/** A case as a budget lets it run. */
export interface Fitting {
  /** With as many passes as there is room for. */
  readonly item: Case;
  /** Whether the budget suffices for certain, whatever the cases before it send. */
  readonly fits: boolean;
}

/** Cases in the order in which they run, and which of them a budget suffices for for certain. */
export function fittingIn(cases: readonly Case[], budget: Amount): Fitting[] {
  const sparingly = Number.isFinite(budget.creations);
  const { cover, rest } = coverOrder(withinBudget(cases, budget), { sparingly });
  let requests = 0;
  let kept = 0;
  return [...cover, ...rest].map((item) => {
    const pass = firstPass(item);
    const passes = pass.requests === 0 ? 0 : item.cost.passes;
    const fits =
      requests + pass.requests * passes <= budget.requests && kept + pass.creations <= budget.creations;
    if (fits) {
      requests += pass.requests * passes;
      kept += item.cost.keeps * passes;
    }
    return { item, fits };
  });
}
