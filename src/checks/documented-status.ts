import { pointerTo } from "../core/json-pointer.js";
import type { Check } from "./check.js";
import { onSuccessPath, statusClass } from "./observation.js";

/** An answer has a status that the operation documents. */
export const documentedStatus: Check = {
  id: "documented-status",
  demands: "every status that answers a request is documented",
  everywhere: false,
  examine(observation) {
    const { operation, response, documented } = observation;
    if (operation === undefined || response === undefined || documented !== undefined) return [];
    const group = statusClass(observation);
    if (group === 5 || (observation.expectation.kind === "accepted" && group === 4)) return [];
    const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
    const listed = operation.responses.map(({ status }) => status).join(", ");
    // Where no success is documented at all, any is news.
    const tells = operation.responses.some(({ status }) => /^[23]/.test(status));
    const gap = !onSuccessPath(observation) || !tells;
    const { kind } = observation.expectation;
    if (kind !== "accepted" && kind !== "workflow-step" && !gap) return [];
    return [
      {
        message: gap
          ? `The ${tells ? "refusal" : "answer"} has status ${response.status}, which the documentation does not list.`
          : `${kind === "accepted" ? "A valid" : "The"} request was answered ${response.status}, which the documentation does not list.`,
        expected: `one of the documented statuses: ${listed}`,
        received: `status ${response.status}`,
        at: "status",
        constraints: gap
          ? [pointerTo(operation.pointer, "responses")]
          : [...successes.map(({ usePointer }) => usePointer), pointerTo(operation.pointer, "responses")],
        ...(gap ? { weight: "gap" as const } : {}),
      },
    ];
  },
};
