import type { Header } from "../core/exchange.js";
import { allSecrets } from "./all-secrets.js";
import type { Provider } from "../documents/model.js";
import { openConnection } from "../exchange/connection.js";
import { redactorOf } from "../exchange/redactor.js";
import type { TargetAddress } from "../exchange/target-address.js";
import { createAuthority } from "./authority.js";
import { type BindingContext, createBinder } from "./binder.js";
import type { Budget } from "./budget.js";
import type { Case, CaseKind } from "./case.js";
import type { CaseReport, RunListener, TargetKind } from "./events.js";
import { verdictOf } from "./outcome.js";
import { planProvider, type ProviderPlan } from "./plan/plan-provider.js";
import type { RateLimiter } from "./rate-limiter.js";
import { createResourceKeeper } from "./resource-keeper.js";
import { type CaseRunner, runCase } from "./run-case.js";
import { hashOf } from "./seeded-random.js";
import { createSemaphore } from "./semaphore.js";
import type { Session, Strictness } from "./session.js";
import { showFinding } from "./show-exchange.js";
import { createTargetHealth } from "./target-health.js";

/** Which cases of a plan run. */
export interface CaseSelection {
  /** Glob-like: `*` stands for anything; a name without `*` matches itself and all below it. */
  readonly pattern?: string;
  readonly kinds?: readonly CaseKind[];
  /** One-based: shard `index` of `count`. */
  readonly shard?: { readonly index: number; readonly count: number };
}

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
  /** Sent with every request; their values are masked in every output. */
  readonly headers: readonly Header[];
  /** The run's prefix in fresh names: eight lower-case letters and digits. */
  readonly run: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Arguments that a replay line repeats, such as `--target live --url …`. */
  readonly replayArguments: readonly string[];
  /** Where a provider answers; started for the mock, known for live. */
  readonly addressOf: (provider: Provider) => Promise<{ readonly address: TargetAddress; readonly close: () => Promise<void> }>;
  readonly wantsExchanges?: boolean;
}

/** The plan of a provider under the options of a run. */
export function planFor(provider: Provider, options: Pick<RunOptions, "target" | "environment" | "run" | "now" | "runs" | "selection">): ProviderPlan {
  const context: BindingContext = options;
  const authority = createAuthority(provider, context, options.now);
  const plan = planProvider(provider, { runs: options.runs, secretsOf: authority.secretsOf });
  return { ...plan, cases: plan.cases.filter((item) => isSelected(item, options.selection)) };
}

/** Runs the suite against one provider and tells the listener what happens. */
export async function runProvider(provider: Provider, options: RunOptions, listen: RunListener): Promise<void> {
  const plan = planFor(provider, options);
  const { address, close } = await options.addressOf(provider);
  const connection = openConnection({
    concurrency: options.concurrency,
    timeoutMs: options.timeoutMs,
    maxBodyBytes: options.maxBodyBytes,
  });
  const origin = address.url ?? plan.provider.operations[0]?.servers[0] ?? provider.name;
  const requestsBefore = options.budget.requests();
  const session: Session = {
    provider,
    address,
    connection,
    binder: createBinder(provider, options),
    authority: createAuthority(provider, options, options.now),
    promises: plan.promises,
    partsOf: (operation) => plan.spaces.get(operation.id)?.parts ?? [],
    limiter: options.limiter,
    budget: options.budget,
    health: createTargetHealth(origin),
    timeoutMs: options.timeoutMs,
    now: options.now,
    signal: options.signal,
    strictness: options.strictness,
    headers: options.headers,
    ...(options.wantsExchanges === true
      ? { onExchange: (exchange) => listen({ kind: "exchange", provider: provider.name, exchange }) }
      : {}),
  };
  const keeper = createResourceKeeper(session, (operation) => plan.bases.get(operation.id)?.[0]);
  const redact = redactorOf([...allSecrets(provider, options), ...options.headers.map(([name, value]) => ({ name, value }))]);
  const runner: CaseRunner = {
    session,
    keeper,
    seed: options.seed,
    permits: createSemaphore(options.concurrency),
    concurrency: options.concurrency,
    shrunk: new Set(),
    show: (finding, performed) => showFinding(finding, performed.exchange, redact),
  };
  listen({ kind: "provider-started", provider, cases: plan.cases, address: origin });
  try {
    await runCases(runner, plan.cases, (item, result) => {
      const report: CaseReport = { case: item, ...result, verdict: verdictOf(result.outcome), replay: replayOf(item, options) };
      listen({ kind: "case-finished", report });
    });
  } finally {
    await connection.close();
    await close();
  }
  const stopped = session.health.stopped();
  listen({
    kind: "provider-finished",
    provider,
    requests: options.budget.requests() - requestsBefore,
    resources: keeper.tally(),
    notExercised: plan.notExercised,
    ...(stopped === undefined ? {} : { stopped }),
  });
}

type CaseResult = Awaited<ReturnType<typeof runCase>>;

/** Runs cases in order, several at a time, and reports each as it ends. */
async function runCases(
  runner: CaseRunner,
  cases: readonly Case[],
  report: (item: Case, result: CaseResult) => void,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (;;) {
      const item = cases[next];
      next += 1;
      if (item === undefined) return;
      report(item, await runCaseSafely(runner, item));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, runner.concurrency) }, worker));
}

/** A bug of ours ends its case as inconclusive, never the run. */
async function runCaseSafely(runner: CaseRunner, item: Case): Promise<CaseResult> {
  try {
    return await runCase(runner, item);
  } catch (cause) {
    const reason = `assay failed on this case (a bug of assay's, not of the API): ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
    return { outcome: { kind: "errored", reason, requests: 0 }, held: [] };
  }
}

/** Whether a case belongs to what the user selected. */
export function isSelected(item: Pick<Case, "name" | "kind">, selection: CaseSelection): boolean {
  const { pattern, kinds, shard } = selection;
  if (kinds !== undefined && kinds.length > 0 && !kinds.includes(item.kind)) return false;
  if (shard !== undefined && hashOf(item.name) % shard.count !== shard.index - 1) return false;
  return pattern === undefined || matches(item.name, pattern);
}

function matches(name: string, pattern: string): boolean {
  if (!pattern.includes("*")) return name === pattern || name.startsWith(`${pattern}/`);
  const expression = pattern
    .split("*")
    .map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`).test(name);
}

function replayOf(item: Case, options: RunOptions): string {
  return ["assay replay", quoted(item.name), `--seed ${options.seed}`, ...options.replayArguments].join(" ");
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
