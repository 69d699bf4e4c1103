import type { Provider } from "../documents/model.js";
import { type Fruitless, fruitless } from "./coverage/why-unseen.js";
import type { RunListener } from "./events.js";
import type { ExchangeRecord } from "./exchange-record.js";
import { runInOrder } from "./order/run-in-order.js";
import { planFor } from "./plan-for.js";
import { openProviderRun } from "./provider-run.js";
import type { RunOptions } from "./run-options.js";

/** Runs the suite against one provider and tells the listener what happens. */
export async function runProvider(
  provider: Provider,
  options: RunOptions,
  listen: RunListener,
): Promise<void> {
  const plan = planFor(provider, options);
  const { name } = provider;
  const onExchange = (exchange: ExchangeRecord) => listen({ kind: "exchange", provider: name, exchange });
  const run = await openProviderRun(plan, options, {
    onWait: (wait) => listen({ kind: "waiting", provider: name, ...wait }),
    onSent: () =>
      listen({
        kind: "spent",
        provider: name,
        requests: options.budget.requests(),
        creations: options.budget.creations(),
        left: options.budget.left(),
      }),
    ...(options.wantsExchanges === true ? { onExchange } : {}),
  });
  const { timeoutMs, allow } = options;
  const left = options.budget.left();
  listen({
    kind: "provider-started",
    provider,
    cases: plan.cases,
    address: run.origin,
    plan: plan.extent,
    limits: {
      ...options.limits,
      maxRequests: left.requests,
      maxCreates: left.creations,
      timeoutMs,
      allow,
      billable: plan.cases.some(({ billable }) => billable) ? provider.profile.billable : [],
    },
  });
  const showedNothing: Fruitless[] = [];
  try {
    await options.gate?.begin(run, plan.cases);
    await runInOrder(plan.cases, {
      ...options,
      run: (item, admitted) => {
        listen({ kind: "case-started", case: item });
        return run.run(item, admitted);
      },
      putOff: (item) => listen({ kind: "case-put-off", case: item }),
      unaffordable: (item, kind) =>
        run.notRun(item, { kind, reason: unaffordableReasons[kind], requests: 0 }),
      finished: (report) => {
        showedNothing.push(...fruitless(report));
        listen({ kind: "case-finished", report });
      },
    });
  } finally {
    await run.close();
  }
  const stopped = run.stopped();
  const deviations = options.gate?.standings() ?? [];
  listen({
    kind: "provider-finished",
    provider,
    requests: run.requests(),
    resources: run.resources(),
    notExercised: plan.notExercised,
    traffic: run.traffic(),
    coverage: run.coverage(showedNothing),
    ...(stopped === undefined ? {} : { stopped }),
    ...(deviations.length === 0 ? {} : { deviations }),
  });
}

/** Why a case is not run for which the budget does not suffice. */
const unaffordableReasons = {
  skipped:
    "what is left of --max-requests or --max-creates does not suffice; other cases tried all its promises",
  errored:
    "what is left of --max-requests or --max-creates does not suffice, and no other case tried all its promises",
} as const;
