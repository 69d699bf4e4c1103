import type { JsonPointer } from "../core/json-pointer.js";
import type { Observation } from "./observation.js";

/** A breach as a check sees it, before it is tied to a promise. */
export interface Breach {
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly at: string;
  /** Places in the description that state what was broken, most precise first. */
  readonly constraints: readonly JsonPointer[];
  /**
   * `gap`: the documentation is silent, which fails nothing by itself; `warning`: a breach to the letter that
   * many faultless servers commit; `promised`: counts only where a promise says so.
   */
  readonly weight?: "gap" | "warning" | "promised";
  /** The promise, where the case itself knows it. */
  readonly promise?: string;
}

/** A rule that turns an exchange into breaches. */
export interface Check {
  /** Its file name. */
  readonly id: string;
  /** What it demands, as one sentence for people. */
  readonly demands: string;
  /** Breached even where the operation is not under test. */
  readonly everywhere: boolean;
  readonly examine: (observation: Observation) => readonly Breach[];
}
