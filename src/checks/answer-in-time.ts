import type { Check } from "./check.js";

/** The answer comes within the time limit. */
export const answerInTime: Check = {
  id: "answer-in-time",
  demands: "an answer comes within the time limit",
  everywhere: true,
  examine({ exchange, timeoutMs, operation, pathPointer }) {
    if (exchange.failure?.kind !== "timeout") return [];
    return [
      {
        message: `No complete answer within ${timeoutMs} ms, though the target answers other requests.`,
        expected: `an answer within ${timeoutMs} ms`,
        received: exchange.failure.message,
        at: "exchange",
        constraints: [operation?.pointer ?? pathPointer],
      },
    ];
  },
};
