import type { Finding } from "../core/finding.js";
import type { ShownFinding } from "./outcome.js";
import type { ResourceKeeper } from "./resource-keeper.js";
import type { Semaphore } from "./semaphore.js";
import type { Performed, Session } from "./session.js";

/** What running cases of one provider needs beside the session. */
export interface CaseRunner {
  readonly session: Session;
  readonly keeper: ResourceKeeper;
  readonly seed: number;
  /** Bounds the trials in flight. */
  readonly permits: Semaphore;
  readonly concurrency: number;
  /** So many requests at most go into making a counterexample smaller. */
  readonly mostShrinks: number;
  /** Findings that some case has already shrunk: shrinking them again tells nothing new. */
  readonly shrunk: Set<string>;
  readonly show: (finding: Finding, performed: Judged) => ShownFinding;
}

/** An exchange that was judged. */
export type Judged = Extract<Performed, { kind: "judged" }>;
