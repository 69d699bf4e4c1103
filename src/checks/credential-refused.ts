import type { Check } from "./check.js";
import { statusClass } from "./observation.js";

/** A request without a good credential is refused with 401 or 403. */
export const credentialRefused: Check = {
  id: "credential-refused",
  demands: "a request without a good credential is refused with 401 or 403",
  everywhere: true,
  examine({ expectation, response, ...rest }) {
    if (expectation.kind !== "credential-refused" || response === undefined) return [];
    if (response.status === 401 || response.status === 403) return [];
    const group = statusClass({ expectation, response, ...rest });
    if (group === 5) return [];
    return [
      {
        message:
          group === 4
            ? `A request with ${expectation.credential} was refused with ${response.status}, not as a matter of credentials.`
            : `A request with ${expectation.credential} was answered ${response.status}.`,
        expected: "status 401 or 403",
        received: `status ${response.status}`,
        at: "status",
        constraints: expectation.constraints,
        // Any 4xx refuses; which one is the documentation's to say.
        ...(group === 4 ? { weight: "gap" as const } : {}),
      },
    ];
  },
};
