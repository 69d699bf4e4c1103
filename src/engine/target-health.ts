import type { Exchange } from "../core/exchange.js";

/** Watches whether the target answers at all, so that a dead one ends the run instead of filling it with findings. */
export interface TargetHealth {
  /** Takes note of an exchange; a text is the reason why nothing can be concluded from it. */
  readonly note: (exchange: Exchange, oddInput: boolean) => string | undefined;
  /** Why the run of this provider must stop, once it must. */
  readonly stopped: () => string | undefined;
}

/** So many exchanges in a row without an answer end the run. */
const mostFailures = 5;

/** A target is given up when it never answers, or stops answering. */
export function createTargetHealth(origin: string): TargetHealth {
  let answered = false;
  let failuresInARow = 0;
  let stopReason: string | undefined;
  return {
    stopped: () => stopReason,
    note: (exchange, oddInput) => {
      if (exchange.failure === undefined) {
        answered = true;
        failuresInARow = 0;
        return undefined;
      }
      const { kind, message } = exchange.failure;
      if (kind === "aborted") return "interrupted";
      if (oddInput && answered && kind !== "refused" && kind !== "unresolved") return undefined;
      failuresInARow += 1;
      const gone = kind === "refused" || kind === "unresolved";
      if (failuresInARow >= mostFailures || (gone && !answered))
        stopReason ??= `${origin} ${answered ? "stopped answering" : "does not answer"}: ${message}`;
      return gone || !answered || failuresInARow >= mostFailures ? message : undefined;
    },
  };
}
