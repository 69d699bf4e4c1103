import { pointerTo } from "../core/json-pointer.js";
import type { Check } from "./check.js";
import { statusClass } from "./observation.js";

/** No request makes the server fail. */
export const noServerError: Check = {
  id: "no-server-error",
  demands: "no request makes the server fail",
  everywhere: true,
  examine(observation) {
    const { response, operation, expectation, pathPointer } = observation;
    if (response === undefined || statusClass(observation) !== 5) return [];
    // "Not implemented" is an honest answer to what the documentation under test does not have.
    const documentedHere = expectation.kind !== "method-refused" && operation?.underTest !== false;
    if (response.status === 501 && !documentedHere) return [];
    const successes = operation?.responses.filter(({ status }) => status.startsWith("2")) ?? [];
    const constraints = "constraints" in expectation ? expectation.constraints : [];
    return [
      {
        message: `The server failed with ${response.status}.`,
        expected: "no server error",
        received: `status ${response.status}`,
        at: "status",
        constraints: [
          ...(operation === undefined
            ? []
            : [pointerTo(operation.pointer, "responses", String(response.status))]),
          ...constraints,
          ...(expectation.kind === "accepted" ? successes.map(({ usePointer }) => usePointer) : []),
          operation?.pointer ?? pathPointer,
        ],
      },
    ];
  },
};
