import type { Breach, Check } from "./check.js";
import { statusClass } from "./observation.js";

/** A request without a good credential is refused with 401 or 403. */
export const credentialRefused: Check = {
  id: "credential-refused",
  demands: "a request without a good credential is refused with 401 or 403",
  everywhere: true,
  examine(observation) {
    const { expectation, response, operation } = observation;
    if (expectation.kind !== "credential-refused" || response === undefined) return [];
    if (response.status === 401 || response.status === 403) return [];
    const group = statusClass(observation);
    if (group === 5) return [];
    const breach: Breach = {
      message:
        group === 4
          ? `A request with ${expectation.credential} was refused with ${response.status}, not as a matter of credentials.`
          : `A request with ${expectation.credential} was answered ${response.status}.`,
      expected: "status 401 or 403",
      received: `status ${response.status}`,
      at: "status",
      constraints: expectation.constraints,
    };
    if (group !== 4) return [breach];
    // Any 4xx refuses; which one is the documentation's to say, and where it says so it counts.
    const documented = (operation?.responses ?? []).filter(
      ({ status }) => status === "401" || status === "403",
    );
    const stated = documented.flatMap(({ usePointer, pointer }) => [usePointer, pointer]);
    return [
      { ...breach, weight: "gap" },
      ...(stated.length === 0 ? [] : [{ ...breach, constraints: stated, weight: "promised" as const }]),
    ];
  },
};
