import type { CaseKind } from "../case.js";

/** What a request was sent for: a case of some kind, or to make, find or remove what cases need. */
export type SentFor = CaseKind | "upkeep";

/** What was sent to one operation, and how it answered. */
export interface OperationTraffic {
  readonly operation: string;
  /** The operation's own; cases of kind `method` send others to the same path. */
  readonly method: string;
  readonly path: string;
  readonly requests: number;
  readonly byKind: Readonly<Partial<Record<SentFor, number>>>;
  /** How often each status was answered, by the status as text. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests that got no answer. */
  readonly failures: number;
  readonly latencyMs: Latency;
}

/** How long answers took. */
export interface Latency {
  /** Requests that were answered. */
  readonly count: number;
  readonly sum: number;
  /** The longest. */
  readonly max: number;
  /**
   * How many took up to so many milliseconds and longer than the step before; in fixed steps, ten for each power of
   * ten, so that parts of a run add up. Steps with none are left out.
   */
  readonly buckets: readonly (readonly [upToMs: number, count: number])[];
}
