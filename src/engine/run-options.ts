import type { Header } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import type { TargetAddress } from "../exchange/target-address.js";
import type { Allowance } from "./allowance.js";
import type { Budget } from "./budget.js";
import type { CaseSelection } from "./case-selection.js";
import type { TargetKind } from "./events.js";
import type { Ledger } from "./ledger.js";
import type { RunGate } from "./run-gate.js";
import type { RunLimits } from "./run-limits.js";
import type { Strictness } from "./strictness.js";

/** Everything that a run depends on; the clock, the environment and the target are given. */
export interface RunOptions {
  readonly target: TargetKind;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly seed: number;
  readonly runs: number;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly budget: Budget;
  readonly limits: RunLimits;
  readonly selection: CaseSelection;
  readonly strictness: Strictness;
  /** What a live run leaves out unless the user allows it. */
  readonly allow: readonly Allowance[];
  /** Where a live run puts on record what it may create; without one nothing outlives the run. */
  readonly ledger?: Ledger;
  /** Sent with every request; their values are masked in every output. */
  readonly headers: readonly Header[];
  /** The run's prefix in fresh names: eight lower-case letters and digits. */
  readonly run: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Arguments that a replay line repeats, such as `--target live --url …`. */
  readonly replayArguments: readonly string[];
  /** Where a provider answers; started for the mock, known for live. */
  readonly addressOf: (provider: Provider) => Promise<{
    readonly address: TargetAddress;
    /** Moves the target's clock, where it has one that can be moved. */
    readonly advance?: (ms: number) => void;
    readonly close: () => Promise<void>;
  }>;
  /** Cases look for all that is wrong, and do not end at the first breach. */
  readonly findsAll?: boolean;
  readonly wantsExchanges?: boolean;
  /** What is on record for the provider; absent where nothing is to be excused. */
  readonly gate?: RunGate;
  /** So many requests at most go into making a counterexample smaller; 60 when not given. */
  readonly mostShrinks?: number;
}
