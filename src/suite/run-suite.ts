import type { Header } from "../core/exchange.js";
import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import type { Allowance } from "../engine/allowance.js";
import { createBudget } from "../engine/budget.js";
import type { CaseSelection } from "../engine/case-selection.js";
import type { RunListener, TargetKind } from "../engine/events.js";
import { runProvider } from "../engine/run.js";
import type { RunOptions } from "../engine/run-options.js";
import type { Strictness } from "../engine/strictness.js";
import { missingVariables } from "../engine/supplied-values.js";
import { createGate } from "../gate/create-gate.js";
import { createIdleGate } from "../gate/create-idle-gate.js";
import type { KnownDeviation } from "../gate/known-deviation.js";
import { ledgerOfRun } from "./ledger-of-run.js";
import { runLimits, shareBudget } from "./run-limits.js";
import { runPrefix } from "./run-prefix.js";
import { serverProblems } from "./server-problems.js";
import { suiteDefaults } from "./suite-defaults.js";
import { liveTarget, mockTarget } from "./target.js";

/** What a user decides about a run of the suite; everything has a default but the providers. */
export interface SuiteOptions {
  readonly providers: readonly Provider[];
  readonly target?: TargetKind;
  /** Stands in for the providers' own servers; may hold server variables such as `{bucket}`. */
  readonly url?: string;
  readonly seed?: number;
  /** Generated requests for each case that explores. */
  readonly runs?: number;
  readonly selection?: CaseSelection;
  readonly strictness?: Strictness;
  /** What a live run leaves out unless it is allowed; nothing when not given. */
  readonly allow?: readonly Allowance[];
  /** Sent with every request; their values are masked in every output. */
  readonly headers?: readonly Header[];
  readonly maxRequests?: number;
  readonly maxCreates?: number;
  /** Requests a second; 0 is no limit. */
  readonly rate?: number;
  /** So many valid requests in a row without a proper answer end a provider's run; 0 for never. */
  readonly stopAfter?: number;
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where a live run keeps its ledger of what it may create; without one nothing of that outlives the run. */
  readonly ledgerFolder?: string;
  readonly signal?: AbortSignal;
  readonly replayArguments?: readonly string[];
  readonly wantsExchanges?: boolean;
  /** Breaches on record, by provider, which a live run replays first and excuses. */
  readonly deviations?: ReadonlyMap<string, readonly KnownDeviation[]>;
  /** The clock; this machine's when not given. */
  readonly now?: () => Date;
}

/** What stands in the way of a run before anything is sent: variables that a live run needs, and an address. */
export function suiteProblems(options: SuiteOptions): Problem[] {
  const context = { target: options.target ?? "mock", environment: options.environment ?? {}, run: "" };
  const usesOwnServers = context.target === "live" && options.url === undefined;
  return options.providers.flatMap((provider) => [
    ...missingVariables(provider, context),
    ...(usesOwnServers ? serverProblems(provider) : []),
  ]);
}

/** Runs the suite against every provider in turn; all that happens is told to the listener. */
export async function runSuite(options: SuiteOptions, listen: RunListener): Promise<void> {
  const startedAt = new Date();
  const signal = options.signal ?? new AbortController().signal;
  const target = options.target ?? "mock";
  const seed = options.seed ?? suiteDefaults.seed;
  const { strictness, selection } = options;
  listen({
    kind: "run-started",
    target,
    seed,
    startedAt,
    providers: options.providers,
    rigour: {
      runs: options.runs ?? suiteDefaults.runs,
      strict: strictness?.warnings === true,
      strictDocuments: strictness?.gaps === true,
      allow: options.allow ?? [],
    },
    ...(selection?.shard === undefined ? {} : { shard: selection.shard }),
  });
  const shares = shareBudget(options);
  for (const provider of options.providers) {
    if (signal.aborted) break;
    const engine = runOptions(options, provider, signal);
    await runProvider(provider, { ...engine, budget: shares.next(engine.limits) }, listen);
  }
  listen({
    kind: "run-finished",
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    interrupted: signal.aborted,
  });
}

/** The engine's options for one provider. */
export function runOptions(options: SuiteOptions, provider: Provider, signal: AbortSignal): RunOptions {
  const target = options.target ?? "mock";
  const run = runPrefix();
  const { ledgerFolder: folder, url } = options;
  return {
    target,
    environment: options.environment ?? {},
    seed: options.seed ?? suiteDefaults.seed,
    runs: options.runs ?? suiteDefaults.runs,
    concurrency: options.concurrency ?? suiteDefaults.concurrency,
    timeoutMs: options.timeoutMs ?? suiteDefaults.timeoutMs,
    maxBodyBytes: suiteDefaults.maxBodyBytes,
    budget: createBudget(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    limits: runLimits(options, provider),
    selection: options.selection ?? {},
    strictness: options.strictness ?? { warnings: false, gaps: false },
    allow: options.allow ?? [],
    headers: options.headers ?? [],
    run,
    ...(target === "mock" || folder === undefined
      ? {}
      : { ledger: ledgerOfRun(provider, { run, folder, url }) }),
    now: options.now ?? (() => new Date()),
    signal,
    replayArguments: options.replayArguments ?? [],
    addressOf: async (wanted) => (target === "mock" ? mockTarget(wanted) : liveTarget(wanted, options.url)),
    ...(options.wantsExchanges === undefined ? {} : { wantsExchanges: options.wantsExchanges }),
    // What is put on record should be all that is wrong.
    findsAll: target === "live" && options.deviations !== undefined,
    ...gateOf(options, provider),
  };
}

/** Known deviations are of the provider itself: on the mock they are not looked at. */
function gateOf({ deviations, target, now }: SuiteOptions, { name }: Provider): Pick<RunOptions, "gate"> {
  const known = deviations?.get(name) ?? [];
  if (known.length === 0) return {};
  return { gate: target === "live" ? createGate(known, now ?? (() => new Date())) : createIdleGate(known) };
}
