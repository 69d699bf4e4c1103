import type { Provider } from "../documents/model.js";
import { planFor } from "../engine/plan-for.js";
import { openProviderRun } from "../engine/provider-run.js";
import type { Counterexample } from "../gate/counterexample.js";
import type { ReplayVerdict } from "../gate/judge-replays.js";
import { replayBreach } from "../gate/replay-breach.js";
import { runOptions, type SuiteOptions } from "./run-suite.js";
import { UsageError } from "./usage-error.js";

/** What a counterexample shows on a target now. */
export interface ReplayedCounterexample extends ReplayVerdict {
  /** Where the target answers, for people. */
  readonly origin: string;
  readonly requests: number;
}

/** Sends a counterexample to the target that the options say, several times, and removes what that makes. */
export async function replayCounterexampleOn(
  provider: Provider,
  counterexample: Counterexample,
  options: SuiteOptions,
): Promise<ReplayedCounterexample> {
  const signal = options.signal ?? new AbortController().signal;
  const engine = runOptions({ ...options, selection: {} }, provider, signal);
  const plan = planFor(provider, engine);
  const item = plan.cases.find(({ name }) => name === counterexample.case);
  if (item === undefined)
    throw new UsageError(
      `The counterexample is of case ${counterexample.case}, which there is not any more; \`assay plan ${provider.name}\` lists those that there are.`,
    );
  const run = await openProviderRun(plan, engine);
  try {
    const verdict = await replayBreach(run, item, counterexample);
    return { ...verdict, origin: run.origin, requests: run.requests() };
  } finally {
    await run.close();
  }
}
