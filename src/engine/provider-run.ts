import type { Finding } from "../core/finding.js";
import { allSecrets } from "./all-secrets.js";
import type { Budget } from "./budget.js";
import type { Case } from "./case.js";
import type { CaseResult, CaseRunner } from "./case-runner.js";
import { recordRequest } from "./counterexample/record-request.js";
import { type Replay, type Replayed, replayRecipe } from "./counterexample/replay-recipe.js";
import type { Coverage } from "./coverage/coverage.js";
import { coverageOf } from "./coverage/coverage-of.js";
import { createCoverageTally } from "./coverage/coverage-tally.js";
import type { Fruitless } from "./coverage/why-unseen.js";
import { createSession } from "./create-session.js";
import { mostShrinks } from "./effects/case-cost.js";
import type { CaseReport, ResourceTally } from "./events.js";
import { type ExchangeRecord, recordExchange } from "./exchange-record.js";
import { located, withLocations } from "./finding-location.js";
import { learnSecrets } from "./learn-secrets.js";
import { type Outcome, verdictOf } from "./outcome.js";
import { pause } from "./pause.js";
import type { ProviderPlan } from "./plan/plan-provider.js";
import { openPropertyScope, type PropertyScope } from "./property/property-scope.js";
import { redactReport, redactTally } from "./redact-report.js";
import { replayLine } from "./replay-line.js";
import { createResourceKeeper } from "./resource-keeper.js";
import { runCase } from "./run-case.js";
import type { RunOptions } from "./run-options.js";
import { runRedactor } from "./run-redactor.js";
import { createSemaphore } from "./semaphore.js";
import type { Session } from "./session.js";
import { showFinding } from "./show-exchange.js";
import type { OperationTraffic } from "./traffic/operation-traffic.js";
import { createTrafficTally } from "./traffic/traffic-tally.js";

/** What a case may use; all that the run may use when not given. */
export interface CaseMeans {
  readonly budget: Budget;
  /** Whether it may send more than it needs, to make a counterexample smaller. */
  readonly maySpend: boolean;
}

/** One provider's run, open for cases. */
export interface ProviderRun {
  /** Where the target answers, for people. */
  readonly origin: string;
  /** What stands in for the provider's own servers; absent where nothing does. */
  readonly baseUrl?: string;
  readonly run: (item: Case, means?: CaseMeans) => Promise<CaseReport>;
  /** The report of a case that was not run. */
  readonly notRun: (item: Case, outcome: Outcome) => CaseReport;
  /** Sends a counterexample of a case once more. */
  readonly replay: (item: Case, replay: Pick<Replay, "recipe" | "label">) => Promise<Replayed>;
  /** Waits, unless the run is interrupted. */
  readonly pause: (ms: number) => Promise<void>;
  /** Opens a run of a hand-written property. */
  readonly scope: () => PropertyScope;
  readonly requests: () => number;
  readonly resources: () => ResourceTally;
  readonly traffic: () => readonly OperationTraffic[];
  /** What was seen of the description, where these cases showed nothing. */
  readonly coverage: (fruitless: readonly Fruitless[]) => Coverage;
  readonly stopped: () => string | undefined;
  readonly close: () => Promise<void>;
}

/** Starts or reaches the target of a provider and makes everything ready to run its cases. */
export async function openProviderRun(
  plan: ProviderPlan,
  options: RunOptions,
  tell: {
    readonly onExchange?: (record: ExchangeRecord) => void;
    readonly onSent?: () => void;
  } & Pick<Session, "onWait"> = {},
): Promise<ProviderRun> {
  const { provider } = plan;
  const { address, advance, close } = await options.addressOf(provider);
  const origin = address.url ?? provider.operations[0]?.servers[0] ?? provider.name;
  const requestsBefore = options.budget.requests();
  const redactor = runRedactor(provider, options);
  const traffic = createTrafficTally();
  const seen = createCoverageTally();
  const session = createSession(plan, options, {
    address,
    ...tell,
    count: (counted) => {
      traffic.count(counted);
      seen.count(counted);
    },
    countTrial: seen.countTrial,
    onExchange: (exchange, purpose) => {
      tell.onSent?.();
      learnSecrets(redactor, exchange, purpose.operation);
      tell.onExchange?.(recordExchange(exchange, purpose, { redactor, now: options.now() }));
    },
    ...(advance === undefined ? {} : { advance }),
  });
  const keeper = createResourceKeeper(session, (operation) => plan.bases.get(operation.id)?.[0]);
  const secrets = allSecrets(provider, options);
  const runner: CaseRunner = {
    session,
    keeper,
    seed: options.seed,
    permits: createSemaphore(options.concurrency),
    concurrency: options.concurrency,
    mostShrinks: options.mostShrinks ?? mostShrinks,
    shrunk: new Set(),
    lasting: new Set(),
    show: (finding, shown) =>
      showFinding(finding, shown, { redactor, keepsRecipe: options.target === "live" }),
    record: (sent) => recordRequest(session, sent, secrets),
    isOnRecord: (name, finding) =>
      options.gate?.isOnRecord(name, { ...finding, ...maskedParts(finding, redactor.text) }) === true,
    redactor,
    target: options.target,
    findsAll: options.findsAll === true,
    allowsSlow: options.allow.includes("slow"),
  };
  const reportOf = (item: Case, result: CaseResult & Pick<CaseReport, "seconds">): CaseReport => {
    const report: CaseReport = {
      case: item,
      ...result,
      outcome: withLocations(result.outcome, item, provider),
      verdict: verdictOf(result.outcome),
      replay: replayLine(item, options.seed, options.replayArguments),
    };
    return redactReport(options.gate?.weigh(report) ?? report, redactor.text);
  };
  const redact = redactor.text;
  return {
    origin: redact(origin),
    ...(address.url === undefined ? {} : { baseUrl: address.url }),
    run: async (item, { budget, maySpend } = { budget: options.budget, maySpend: true }) => {
      const startedAt = options.now().getTime();
      const own: CaseRunner = {
        ...runner,
        session: { ...session, caseName: item.name, caseKind: item.kind, budget },
        // What one case waited for in vain may yet show to another: no verdict hangs on which ran first.
        lasting: new Set(),
        ...(maySpend ? {} : { mostShrinks: 0 }),
      };
      const result = await runCaseSafely(own, item);
      return reportOf(item, { ...result, seconds: (options.now().getTime() - startedAt) / 1000 });
    },
    notRun: (item, outcome) => reportOf(item, { outcome, held: [], seconds: 0 }),
    replay: (item, replay) => {
      const named = { ...runner, session: { ...session, caseName: item.name, caseKind: item.kind } };
      return replaySafely(named, item, { ...replay, supplies: options });
    },
    pause: (ms) => pause(ms, options.signal),
    scope: () => openPropertyScope(runner),
    requests: () => options.budget.requests() - requestsBefore,
    resources: () => redactTally(keeper.tally(), redact),
    traffic: traffic.traffic,
    coverage: (cases) => coverageOf(plan, seen, cases),
    stopped: () => {
      const reason = session.health.stopped();
      return reason === undefined ? undefined : redact(reason);
    },
    close: async () => {
      await keeper.finish();
      await session.custody?.book.ledger.close();
      await session.connection.close();
      await close();
    },
  };
}

/** Breaches are put on record with what they say masked. */
function maskedParts(
  { at, gist, received }: Finding,
  redact: (text: string) => string,
): Pick<Finding, "at" | "gist"> {
  return { at: redact(at), gist: redact(gist ?? received) };
}

/** A bug of ours ends its case as inconclusive, never the run. */
async function runCaseSafely(runner: CaseRunner, item: Case): ReturnType<typeof runCase> {
  try {
    return await runCase(runner, item);
  } catch (cause) {
    return { outcome: { kind: "errored", reason: bugText(cause), requests: 0 }, held: [] };
  }
}

async function replaySafely(runner: CaseRunner, item: Case, replay: Replay): Promise<Replayed> {
  try {
    const replayed = await replayRecipe(runner, item, replay);
    return { ...replayed, findings: located(replayed.findings, item, runner.session.provider) };
  } catch (cause) {
    return { findings: [], doubt: runner.redactor.text(bugText(cause)) };
  }
}

function bugText(cause: unknown): string {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return `assay failed on this case (a bug of assay's, not of the API): ${text}`;
}
