import type { Check } from "./check.js";

/** The server answers rather than dropping the connection or sending what is no HTTP. */
export const connectionKept: Check = {
  id: "connection-kept",
  demands: "a request gets an answer, not a dropped connection",
  everywhere: true,
  examine({ exchange, operation, pathPointer }) {
    const kind = exchange.failure?.kind;
    if (kind !== "dropped" && kind !== "malformed" && kind !== "too-large") return [];
    return [
      {
        message: "The server gave no usable answer, though it answers other requests.",
        expected: "a complete HTTP answer",
        received: exchange.failure?.message ?? kind,
        at: "exchange",
        constraints: [operation?.pointer ?? pathPointer],
      },
    ];
  },
};
