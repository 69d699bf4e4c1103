import type { Case } from "./case.js";
import { sends } from "./order/within-budget.js";

/** Leaves out whatever sends something that costs money, even where it is meant to be refused. */
export function withoutBillable(cases: readonly Case[]): Case[] {
  return cases.map((item) =>
    item.billable && sends(item)
      ? {
          ...item,
          work: {
            kind: "skip",
            reason: "it sends what costs money; --allow billable runs it",
            leave: "billable",
          },
        }
      : item,
  );
}
