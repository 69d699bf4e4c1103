import type { Check } from "./check.js";
import { statusClass } from "./observation.js";

/** A valid request gets a success. */
export const validRequestAccepted: Check = {
  id: "valid-request-accepted",
  demands: "a request that the documentation allows is accepted",
  everywhere: false,
  examine(observation) {
    const { expectation, operation, response } = observation;
    if (expectation.kind !== "accepted" || operation === undefined || response === undefined) return [];
    const group = statusClass(observation);
    // A 5xx is the business of no-server-error, which lets 501 pass; an unlisted 2xx that of documented-status.
    if (group === 2 || (group === 5 && response.status !== 501)) return [];
    const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
    if (group === 3 && observation.documented !== undefined) return [];
    return [
      {
        message: `A request that the documentation allows was answered ${response.status}.`,
        expected: `success (${successes.map(({ status }) => status).join(" or ") || "2xx"})`,
        received: `status ${response.status}`,
        at: "status",
        constraints: [
          ...expectation.exercises,
          ...successes.map(({ usePointer }) => usePointer),
          operation.pointer,
        ],
      },
    ];
  },
};
