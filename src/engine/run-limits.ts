import type { Allowance } from "./allowance.js";
import type { PaceLimits } from "./pace/pacer.js";

/** How much, how fast and how long a run may send to one provider. */
export interface RunLimits {
  /** `Infinity` for no limit. */
  readonly maxRequests: number;
  readonly maxCreates: number;
  readonly pace: PaceLimits;
  /** So many valid requests in a row without a proper answer end the run; 0 for never. */
  readonly stopAfter: number;
  /** What costs money is left out. */
  readonly sparesMoney: boolean;
  /** The target is live and not on this machine. */
  readonly isCareful: boolean;
}

/** What a run may do to one provider, as it is told before anything is sent. */
export interface ToldLimits extends RunLimits {
  readonly timeoutMs: number;
  readonly allow: readonly Allowance[];
  /** Operations of the selected cases that cost money. */
  readonly billable: readonly string[];
}
