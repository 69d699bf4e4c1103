import type { Provider } from "../documents/model.js";
import type { Case } from "../engine/case.js";
import type { CaseSelection } from "../engine/case-selection.js";
import type { CaseReport } from "../engine/events.js";
import type { ProviderPlan } from "../engine/plan/plan-provider.js";
import { planFor } from "../engine/plan-for.js";
import { openProviderRun, type ProviderRun } from "../engine/provider-run.js";
import type { RunOptions } from "../engine/run-options.js";
import type { Sabotage } from "../mock/sabotage.js";
import { runOptions } from "../suite/run-suite.js";
import { mockTarget } from "../suite/target.js";

/** A provider's mock with the suite before it: cases run one at a time under whatever is wrong. */
export interface Stage {
  readonly plan: ProviderPlan;
  /** Forgets what came before, and does this wrong from now on. */
  readonly set: (wrong: Sabotage | undefined) => void;
  readonly run: (item: Case) => Promise<CaseReport>;
  readonly close: () => Promise<void>;
}

/** Generated requests for each case that explores: what a fault needs is in the planned ones. */
const runs = 3;

/** Starts the mock of a provider once, for all its faults. */
export async function openStage(
  provider: Provider,
  { signal, selection = {} }: { readonly signal: AbortSignal; readonly selection?: CaseSelection },
): Promise<Stage> {
  let sabotage: Sabotage | undefined;
  const target = await mockTarget(provider, { sabotage: () => sabotage });
  const options: RunOptions = {
    ...runOptions(
      {
        ...{ providers: [provider], runs, concurrency: 1, selection },
        strictness: { warnings: true, gaps: false },
      },
      provider,
      signal,
    ),
    // The same names each time, so that a proof can be compared with an earlier one.
    run: "provable",
    mostShrinks: 0,
    addressOf: () => Promise.resolve({ ...target, close: () => Promise.resolve() }),
  };
  const plan = planFor(provider, options);
  let run: ProviderRun | undefined;
  return {
    plan,
    set: (wrong) => {
      sabotage = wrong;
      target.reset?.();
    },
    run: async (item) => {
      // What one run could not remove, or gave up, would weigh on what comes after it.
      await run?.close();
      run = await openProviderRun(plan, options);
      return run.run(item);
    },
    close: async () => {
      await run?.close();
      await target.close();
    },
  };
}
