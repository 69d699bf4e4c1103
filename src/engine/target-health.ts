import type { Exchange } from "../core/exchange.js";

/** What a request was, as far as its answer tells of the target's health. */
export type Soundness =
  /** Valid and documented. */
  | "valid"
  /** Broken in some way that a server must bear; without an answer it still tells of a dead target. */
  | "broken"
  /** So odd that a dropped connection may be the answer. */
  | "odd";

/** Watches whether the target answers as a living one does, so that an ill one ends the run instead of filling it with findings. */
export interface TargetHealth {
  /** Takes note of an exchange; a text is the reason why nothing can be concluded from it. */
  readonly note: (
    exchange: Exchange,
    request: { readonly soundness: Soundness; readonly operation: string },
  ) => string | undefined;
  /** Takes note of a request that the target asked to wait with until nobody would wait any longer. */
  readonly keptWaiting: () => void;
  /** Why the run of this provider must stop, once it must. */
  readonly stopped: () => string | undefined;
}

/** So many exchanges in a row without any answer end the run. */
const mostFailures = 5;
/** So many requests in a row that wait in vain end the run. */
const mostWaits = 3;
/** So many of an ill streak must be valid requests: a server may fail at odd ones for as long as it likes. */
const fewestValid = 5;

/**
 * A target is given up when it never answers, stops answering, or fails at whatever it is sent.
 *
 * @param stopAfter - So many exchanges in a row without a good answer end the run; 0 for never.
 */
export function createTargetHealth(origin: string, stopAfter: number): TargetHealth {
  let answered = false;
  let failuresInARow = 0;
  let waitsInARow = 0;
  let streak = noStreak();
  let stopReason: string | undefined;

  const noteIll = (
    what: string,
    { soundness, operation }: { soundness: Soundness; operation: string },
  ): void => {
    streak.length += 1;
    if (soundness === "valid") {
      streak.valid += 1;
      streak.operations.add(operation);
    }
    if (soundness === "broken") streak.broken += 1;
    // One operation that fails at all valid requests is a finding; it would still refuse broken ones.
    const isEverywhere = streak.operations.size > 1 || streak.broken > 1;
    if (
      stopAfter > 0 &&
      streak.length >= stopAfter &&
      streak.valid >= Math.min(fewestValid, stopAfter) &&
      isEverywhere
    )
      stopReason ??= `${origin} seems to be ill: ${streak.length} requests in a row came to no good answer, the last to ${what} (--stop-after ${stopAfter})`;
  };
  return {
    stopped: () => stopReason,
    keptWaiting: () => {
      waitsInARow += 1;
      if (stopAfter > 0 && waitsInARow >= mostWaits)
        stopReason ??= `${origin} keeps asking to wait: try again later, or with a lower --rate`;
    },
    note: (exchange, request) => {
      if (exchange.failure === undefined) {
        answered = true;
        failuresInARow = 0;
        const status = exchange.response?.status ?? 0;
        if (status !== 429) waitsInARow = 0;
        if (status >= 500) noteIll(String(status), request);
        else if (status !== 429) streak = noStreak();
        return undefined;
      }
      const { kind, message } = exchange.failure;
      if (kind === "aborted") return "interrupted";
      noteIll(message, request);
      if (request.soundness === "odd" && answered && kind !== "refused" && kind !== "unresolved")
        return undefined;
      failuresInARow += 1;
      const gone = kind === "refused" || kind === "unresolved";
      const isLast = stopAfter > 0 && failuresInARow >= Math.min(mostFailures, stopAfter);
      if (isLast || (gone && !answered))
        stopReason ??= `${origin} ${answered ? "stopped answering" : "does not answer"}: ${message}`;
      return gone || !answered || isLast ? message : undefined;
    },
  };
}

interface Streak {
  length: number;
  valid: number;
  broken: number;
  readonly operations: Set<string>;
}

function noStreak(): Streak {
  return { length: 0, valid: 0, broken: 0, operations: new Set() };
}
