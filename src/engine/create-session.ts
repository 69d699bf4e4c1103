import { openConnection } from "../exchange/connection.js";
import { createAuthority } from "./authority.js";
import { createBinder } from "./binder.js";
import type { Custody } from "./creations/custody.js";
import { openLedgerBook } from "./creations/ledger-book.js";
import { putOnRecord } from "./creations/put-on-record.js";
import { createSightings } from "./creations/sightings.js";
import { createSilence } from "./creations/silence.js";
import { createExistingThings } from "./existing-things.js";
import { forgetfulLedger } from "./ledger.js";
import { createPacer } from "./pace/pacer.js";
import type { ProviderPlan } from "./plan/plan-provider.js";
import type { RunOptions } from "./run-options.js";
import type { Session } from "./session.js";
import { createTargetHealth } from "./target-health.js";

/** Everything that sending the requests of a plan to a target needs. */
export function createSession(
  plan: ProviderPlan,
  options: RunOptions,
  reached: Pick<Session, "address" | "advance" | "onExchange" | "onWait" | "count" | "countTrial">,
): Session {
  const { provider } = plan;
  const { concurrency, timeoutMs, maxBodyBytes } = options;
  return {
    provider,
    ...reached,
    connection: openConnection({ concurrency, timeoutMs, maxBodyBytes }),
    binder: createBinder(provider, options),
    authority: createAuthority(provider, options, options),
    second: createAuthority(provider, options, { now: options.now, account: "second" }),
    promises: plan.promises,
    partsOf: (operation) => plan.spaces.get(operation.id)?.parts ?? [],
    pacer: createPacer({
      limits: options.limits.pace,
      now: options.now,
      onWait: (reason, ms) => reached.onWait?.({ reason, ms }),
      heedsFields: reached.advance === undefined,
    }),
    budget: options.budget,
    health: createTargetHealth(
      reached.address.url ?? provider.operations[0]?.servers[0] ?? provider.name,
      options.limits.stopAfter,
    ),
    existing: createExistingThings(),
    timeoutMs,
    now: options.now,
    run: options.run,
    signal: options.signal,
    strictness: options.strictness,
    headers: options.headers,
    ...(options.target === "live" ? { custody: custodyOf(plan, options) } : {}),
  };
}

function custodyOf({ provider, bases }: ProviderPlan, { run, ledger }: RunOptions): Custody {
  return {
    book: openLedgerBook(provider, ledger ?? forgetfulLedger(), { run }),
    sightings: createSightings(provider),
    baseOf: (operation) => bases.get(operation.id)?.[0],
    silence: createSilence(),
    clear: putOnRecord,
  };
}
