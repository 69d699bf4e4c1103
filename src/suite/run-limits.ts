import type { Provider } from "../documents/model.js";
import { type Amount, createBudget } from "../engine/budget.js";
import type { RunLimits } from "../engine/run-limits.js";
import type { SuiteOptions } from "./run-suite.js";
import { isOnThisMachine } from "./target.js";

/** What a live target that is not on this machine is sent at most where the user decides nothing. */
const careful = { maxRequests: 1_000, maxCreates: 25, perSecond: 5 } as const;

/** So many valid requests in a row without a proper answer end the run of a provider. */
const defaultStopAfter = 20;

/** The limits of one provider's run: the user's, else careful ones for a live target that is not on this machine. */
export function runLimits(options: SuiteOptions, provider: Provider): RunLimits {
  const isCareful = (options.target ?? "mock") === "live" && !isOnThisMachine(provider, options.url);
  const limited = (given: number | undefined, usual: number) =>
    given ?? (isCareful ? usual : Number.POSITIVE_INFINITY);
  return {
    maxRequests: limited(options.maxRequests, careful.maxRequests),
    maxCreates: limited(options.maxCreates, careful.maxCreates),
    pace: paceOf(options, provider, isCareful),
    stopAfter: options.stopAfter ?? defaultStopAfter,
    sparesMoney: isCareful && options.allow?.includes("billable") !== true,
    isCareful,
  };
}

/** The user's rate, else the provider's own limits, divided among the shards; this machine has none. */
function paceOf(
  { rate, selection }: SuiteOptions,
  { profile }: Provider,
  isCareful: boolean,
): RunLimits["pace"] {
  if (rate !== undefined || !isCareful)
    return { perSecond: rate ?? 0, readsPerMinute: 0, writesPerMinute: 0 };
  const shards = selection?.shard?.count ?? 1;
  const usual = careful.perSecond * 60;
  const { readsPerMinute = usual, writesPerMinute = usual } = profile.rateLimit ?? {};
  return {
    perSecond: careful.perSecond / shards,
    readsPerMinute: readsPerMinute / shards,
    writesPerMinute: writesPerMinute / shards,
  };
}

/** Hands out what a run may send to its providers, one after the other. */
export interface BudgetShares {
  /** The budget of the next provider: an equal share of what the user gave and the others left. */
  readonly next: (limits: Pick<RunLimits, "maxRequests" | "maxCreates">) => ReturnType<typeof createBudget>;
}

/** Divides the user's limits among so many providers. */
export function shareBudget(options: SuiteOptions): BudgetShares {
  let providersLeft = options.providers.length;
  let last: ReturnType<typeof createBudget> | undefined;
  let left: Amount = {
    requests: options.maxRequests ?? Number.POSITIVE_INFINITY,
    creations: options.maxCreates ?? Number.POSITIVE_INFINITY,
  };
  return {
    next: ({ maxRequests, maxCreates }) => {
      if (last !== undefined)
        left = {
          requests: left.requests - last.requests(),
          creations: left.creations - last.creations(),
        };
      const share = (amount: number) => Math.floor(amount / Math.max(1, providersLeft));
      last = createBudget(
        Math.min(maxRequests, share(left.requests)),
        Math.min(maxCreates, share(left.creations)),
      );
      providersLeft -= 1;
      return last;
    },
  };
}
