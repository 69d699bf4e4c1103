import type { Exchange } from "../../core/exchange.js";

/** Watches whether the target still answers those who clean up, whatever made the cases stop. */
export interface Silence {
  readonly note: (exchange: Exchange) => void;
  /** Why it is no use to ask any more. */
  readonly reason: () => string | undefined;
}

/** So many requests in a row without an answer are enough. */
const mostUnanswered = 3;

/** Nothing asked yet. */
export function createSilence(): Silence {
  let unanswered = 0;
  let message = "";
  return {
    note: ({ failure }) => {
      unanswered = failure === undefined ? 0 : unanswered + 1;
      message = failure?.message ?? "";
    },
    reason: () =>
      unanswered < mostUnanswered ? undefined : `the target does not answer what would clean up (${message})`,
  };
}
