import type { Exchange, Header } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import { redactorOf } from "../exchange/redactor.js";
import type { TargetAddress } from "../exchange/target-address.js";
import { allSecrets } from "./all-secrets.js";
import type { Allowance } from "./allowance.js";
import { createAuthority } from "./authority.js";
import type { Budget } from "./budget.js";
import type { Case } from "./case.js";
import type { CaseRunner } from "./case-runner.js";
import { type CaseSelection, isSelected } from "./case-selection.js";
import { createSession } from "./create-session.js";
import type { CaseReport, ResourceTally, RunListener, TargetKind } from "./events.js";
import { verdictOf } from "./outcome.js";
import { type ProviderPlan, planProvider } from "./plan/plan-provider.js";
import { openPropertyScope, type PropertyScope } from "./property/property-scope.js";
import type { RateLimiter } from "./rate-limiter.js";
import { replayLine } from "./replay-line.js";
import { createResourceKeeper } from "./resource-keeper.js";
import { runCase } from "./run-case.js";
import { runCases } from "./run-cases.js";
import { createSemaphore } from "./semaphore.js";
import type { Session, Strictness } from "./session.js";
import { showFinding } from "./show-exchange.js";

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
  readonly limiter: RateLimiter;
  readonly selection: CaseSelection;
  readonly strictness: Strictness;
  /** What a live run leaves out unless the user allows it. */
  readonly allow: readonly Allowance[];
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
  readonly wantsExchanges?: boolean;
  /** So many requests at most go into making a counterexample smaller; 60 when not given. */
  readonly mostShrinks?: number;
}

/** The plan of a provider under the options of a run. */
export function planFor(
  provider: Provider,
  options: Pick<RunOptions, "target" | "environment" | "run" | "now" | "runs" | "selection" | "allow">,
): ProviderPlan {
  const { secretsOf } = createAuthority(provider, options, options);
  const plan = planProvider(provider, { ...options, secretsOf });
  return { ...plan, cases: plan.cases.filter((item) => isSelected(item, options.selection)) };
}

/** One provider's run, open for cases. */
export interface ProviderRun {
  /** Where the target answers, for people. */
  readonly origin: string;
  /** What stands in for the provider's own servers; absent where nothing does. */
  readonly baseUrl?: string;
  readonly run: (item: Case) => Promise<CaseReport>;
  /** Opens a run of a hand-written property. */
  readonly scope: () => PropertyScope;
  readonly requests: () => number;
  readonly resources: () => ResourceTally;
  readonly stopped: () => string | undefined;
  readonly close: () => Promise<void>;
}

/** Starts or reaches the target of a provider and makes everything ready to run its cases. */
export async function openProviderRun(
  plan: ProviderPlan,
  options: RunOptions,
  tell: Pick<Session, "onExchange" | "onWait"> = {},
): Promise<ProviderRun> {
  const { provider } = plan;
  const { address, advance, close } = await options.addressOf(provider);
  const origin = address.url ?? provider.operations[0]?.servers[0] ?? provider.name;
  const requestsBefore = options.budget.requests();
  const session = createSession(plan, options, {
    address,
    ...tell,
    ...(advance === undefined ? {} : { advance }),
  });
  const keeper = createResourceKeeper(session, (operation) => plan.bases.get(operation.id)?.[0]);
  const redact = redactorOf([
    ...allSecrets(provider, options),
    ...options.headers.map(([name, value]) => ({ name, value })),
  ]);
  const runner: CaseRunner = {
    session,
    keeper,
    seed: options.seed,
    permits: createSemaphore(options.concurrency),
    concurrency: options.concurrency,
    mostShrinks: options.mostShrinks ?? 60,
    shrunk: new Set(),
    lasting: new Set(),
    show: (finding, shown) => showFinding(finding, shown, redact),
    redact,
    target: options.target,
    allowsSlow: options.allow.includes("slow"),
  };
  return {
    origin,
    ...(address.url === undefined ? {} : { baseUrl: address.url }),
    run: async (item) => {
      const startedAt = options.now().getTime();
      const result = await runCaseSafely(runner, item);
      return {
        case: item,
        ...result,
        verdict: verdictOf(result.outcome),
        replay: replayLine(item, options.seed, options.replayArguments),
        seconds: (options.now().getTime() - startedAt) / 1000,
      };
    },
    scope: () => openPropertyScope(runner),
    requests: () => options.budget.requests() - requestsBefore,
    resources: keeper.tally,
    stopped: session.health.stopped,
    close: async () => {
      await keeper.finish();
      await session.connection.close();
      await close();
    },
  };
}

/** Runs the suite against one provider and tells the listener what happens. */
export async function runProvider(
  provider: Provider,
  options: RunOptions,
  listen: RunListener,
): Promise<void> {
  const plan = planFor(provider, options);
  const { name } = provider;
  const onExchange = (exchange: Exchange) => listen({ kind: "exchange", provider: name, exchange });
  const run = await openProviderRun(plan, options, {
    onWait: (workflow, ms) => listen({ kind: "waiting", provider: name, workflow, ms }),
    ...(options.wantsExchanges === true ? { onExchange } : {}),
  });
  listen({ kind: "provider-started", provider, cases: plan.cases, address: run.origin });
  try {
    await runCases(plan.cases, options.concurrency, async (item) =>
      listen({ kind: "case-finished", report: await run.run(item) }),
    );
  } finally {
    await run.close();
  }
  const stopped = run.stopped();
  listen({
    kind: "provider-finished",
    provider,
    requests: run.requests(),
    resources: run.resources(),
    notExercised: plan.notExercised,
    ...(stopped === undefined ? {} : { stopped }),
  });
}

/** A bug of ours ends its case as inconclusive, never the run. */
async function runCaseSafely(runner: CaseRunner, item: Case): ReturnType<typeof runCase> {
  try {
    return await runCase(runner, item);
  } catch (cause) {
    const reason = `assay failed on this case (a bug of assay's, not of the API): ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
    return { outcome: { kind: "errored", reason, requests: 0 }, held: [] };
  }
}
