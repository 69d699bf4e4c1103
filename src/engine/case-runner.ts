import type { Finding } from "../core/finding.js";
import type { Redactor } from "../exchange/redactor.js";
import type { Recipe } from "./counterexample/recipe.js";
import type { SentTrial } from "./counterexample/record-request.js";
import type { TargetKind } from "./events.js";
import type { Outcome, ShownFinding } from "./outcome.js";
import type { Performed } from "./perform.js";
import type { ResourceKeeper } from "./resource-keeper.js";
import type { Semaphore } from "./semaphore.js";
import type { Session } from "./session.js";
import type { Shown } from "./show-exchange.js";
import type { Convergence } from "./workflow/convergence.js";

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
  /** Refusals of reads that a wait of this case did not change, as operation and status: it waits shorter for them from then on. */
  readonly lasting: Set<string>;
  readonly show: (finding: Finding, shown: Shown) => ShownFinding;
  /** What sends a trial again. */
  readonly record: (sent: SentTrial) => Recipe;
  /** Whether a breach is on record for a case, which then looks on for others. */
  readonly isOnRecord: (caseName: string, finding: Finding & { readonly operation?: string }) => boolean;
  readonly redactor: Redactor;
  readonly target: TargetKind;
  /** Whether a case looks for all that is wrong, and does not end at the first breach. */
  readonly findsAll: boolean;
  /** Whether a live run may wait long. */
  readonly allowsSlow: boolean;
}

/** What running a case came to. */
export interface CaseResult {
  readonly outcome: Outcome;
  readonly held: readonly string[];
  /** How long reads took to show what was written; absent where all did at once. */
  readonly convergence?: readonly Convergence[];
}

/** An exchange that was judged. */
export type Judged = Extract<Performed, { kind: "judged" }>;
