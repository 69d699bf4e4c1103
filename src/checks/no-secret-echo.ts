import type { Check } from "./check.js";

/** No credential and no secret that was sent comes back in an answer. */
export const noSecretEcho: Check = {
  id: "no-secret-echo",
  demands: "no secret that was sent comes back",
  everywhere: true,
  examine({ response, secrets, operation, pathPointer }) {
    if (response === undefined || secrets.length === 0) return [];
    const body = Buffer.from(
      response.body.buffer,
      response.body.byteOffset,
      response.body.byteLength,
    ).toString("latin1");
    const places = [
      { at: "body", text: body },
      ...response.headers.map(([name, value]) => ({ at: `header ${name.toLowerCase()}`, text: value })),
    ];
    return secrets.flatMap((secret) =>
      places
        .filter((place) => secret.occursIn(place.text))
        .map((place) => ({
          message: `The answer contains a secret that was sent (${secret.name}).`,
          expected: "no secret in any answer",
          received: `the value of ${secret.name}`,
          at: place.at,
          constraints: [operation?.pointer ?? pathPointer],
        })),
    );
  },
};
