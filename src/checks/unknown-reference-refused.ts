import { pointerTo } from "../core/json-pointer.js";
import type { Check } from "./check.js";
import { statusClass } from "./observation.js";

/** A reference that names nothing takes the refusal that is documented for it. */
export const unknownReferenceRefused: Check = {
  id: "unknown-reference-refused",
  demands: "a reference that names nothing takes its documented refusal",
  everywhere: false,
  examine(observation) {
    const { expectation, response, operation } = observation;
    if (expectation.kind !== "unknown-reference" || response === undefined || operation === undefined)
      return [];
    if (String(response.status) === expectation.status || statusClass(observation) === 5) return [];
    return [
      {
        message: `A ${expectation.reference} that does not exist was answered ${response.status}.`,
        expected: `status ${expectation.status}`,
        received: `status ${response.status}`,
        at: "status",
        constraints: [pointerTo(operation.pointer, "responses", expectation.status)],
        ...(expectation.promise === undefined ? {} : { promise: expectation.promise }),
      },
    ];
  },
};
