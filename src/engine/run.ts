import type { Exchange } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import type { RunListener } from "./events.js";
import { planFor } from "./plan-for.js";
import { openProviderRun } from "./provider-run.js";
import { runCases } from "./run-cases.js";
import type { RunOptions } from "./run-options.js";

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
  listen({ kind: "provider-started", provider, cases: plan.cases, address: run.origin, plan: plan.extent });
  try {
    await options.gate?.begin(run, plan.cases);
    await runCases(plan.cases, options.concurrency, async (item) =>
      listen({ kind: "case-finished", report: await run.run(item) }),
    );
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
    ...(stopped === undefined ? {} : { stopped }),
    ...(deviations.length === 0 ? {} : { deviations }),
  });
}
