import type { Check } from "./check.js";
import { statusClass } from "./observation.js";

/** A method that the path does not document is refused. */
export const undocumentedMethodRefused: Check = {
  id: "undocumented-method-refused",
  demands: "a method that the path does not document is refused",
  everywhere: false,
  examine(observation) {
    const { expectation, response, exchange, pathPointer, path } = observation;
    if (expectation.kind !== "method-refused" || response === undefined) return [];
    const group = statusClass(observation);
    if (group === 4 || group === 5) return [];
    return [
      {
        message: `${exchange.request.method} ${path} is not documented, yet it was answered ${response.status}.`,
        expected: "status 404, 405 or 501",
        received: `status ${response.status}`,
        at: "status",
        constraints: [pathPointer],
      },
    ];
  },
};
