import type { Check } from "./check.js";
import { statusClass } from "./observation.js";

/** A request that breaks one constraint is refused as a client error. */
export const invalidRequestRefused: Check = {
  id: "invalid-request-refused",
  demands: "a request that breaks a documented constraint is refused",
  everywhere: false,
  examine(observation) {
    const { expectation, response } = observation;
    if (expectation.kind !== "refused" || response === undefined) return [];
    const group = statusClass(observation);
    if (group === 4 || group === 5) return [];
    return [
      {
        message: `A request that breaks a documented constraint (${expectation.broken}) was answered ${response.status}.`,
        expected: "a client error (4xx)",
        received: `status ${response.status}`,
        at: "status",
        constraints: expectation.constraints,
        ...(expectation.lenient === true ? { weight: "warning" as const } : {}),
      },
    ];
  },
};
