import type { Criterion } from "../documents/arazzo/criterion.js";
import type { Action } from "../documents/arazzo/workflow.js";

/**
 * The first action whose criteria all hold; a retry counts only as long as its limit is not used up, and what
 * stands after it only then.
 */
export function nextAction(
  actions: readonly Action[],
  holds: (criterion: Criterion) => boolean,
  retries: ReadonlyMap<Action, number>,
): Action | undefined {
  return actions.find(
    (action) =>
      (action.kind !== "retry" || (retries.get(action) ?? 0) < action.retryLimit) &&
      action.criteria.every(holds),
  );
}
