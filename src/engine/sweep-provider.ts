import type { Json } from "../core/json.js";
import { withValueAt } from "../core/json-pointer.js";
import type { CreatedResource } from "./binder.js";
import { createBinder } from "./binder.js";
import { createSession } from "./create-session.js";
import { type Entry, openLedgerBook } from "./creations/ledger-book.js";
import { requestOfIntent } from "./creations/request-of-intent.js";
import { createSightings } from "./creations/sightings.js";
import type { ResourceTally } from "./events.js";
import { type Fate, type Intent, isSettled, type Ledger, type SeenBefore } from "./ledger.js";
import type { ProviderPlan } from "./plan/plan-provider.js";
import { createResourceKeeper } from "./resource-keeper.js";
import type { RunOptions } from "./run-options.js";

/** What an earlier run left on record. */
export interface LeftRecord {
  readonly ledger: Ledger;
  readonly entries: readonly {
    readonly entry: number;
    readonly intent: Intent;
    readonly fate?: Fate;
    readonly made?: Pick<Extract<Fate, { is: "made" }>, "id" | "identifiers">;
  }[];
  readonly seen: readonly SeenBefore[];
}

/** Removes all that an earlier run left, by its record and the provider's lists; the run's prefix is in the options. */
export async function sweepProvider(
  plan: ProviderPlan,
  options: RunOptions,
  { ledger, entries, seen }: LeftRecord,
): Promise<ResourceTally> {
  const { provider } = plan;
  const { address, close } = await options.addressOf(provider);
  const fresh = createSession(plan, options, { address });
  const baseOf = (operation: { readonly id: string }) => plan.bases.get(operation.id)?.[0];
  const known = entries.map(restored);
  const book = openLedgerBook(provider, ledger, { run: options.run, known });
  const sightings = createSightings(provider, seen);
  const session =
    fresh.custody === undefined
      ? fresh
      : { ...fresh, binder: createBinder(provider, options), custody: { ...fresh.custody, book, sightings } };
  const keeper = createResourceKeeper(session, baseOf);
  try {
    // What was made last may be in what was made before it.
    const made = known.flatMap((entry) =>
      isSettled(entry.fate) || entry.made === undefined ? [] : [entry.made],
    );
    keeper.adopt(made);
    await keeper.remove(made.reverse());
    await keeper.finish();
    return keeper.tally();
  } finally {
    await ledger.close();
    await session.connection.close();
    await close();
  }
}

/** An entry as the run had it, as far as its record goes. */
function restored({ entry, intent, fate, made }: LeftRecord["entries"][number]): Entry {
  const request = requestOfIntent(intent);
  return {
    number: entry,
    intent,
    request,
    fate,
    ...(made === undefined ? {} : { made: madeBy(intent, request, made) }),
  };
}

function madeBy(
  intent: Intent,
  request: Entry["request"],
  { id, identifiers = {} }: NonNullable<LeftRecord["entries"][number]["made"]>,
): CreatedResource {
  const answer = Object.entries(identifiers).reduce<Json | undefined>(
    (told, [pointer, value]) => withValueAt(told, pointer, value),
    undefined,
  );
  return {
    resource: intent.resource ?? intent.operation,
    id,
    answer,
    operation: intent.operation,
    request,
    ...(intent.account === undefined ? {} : { account: intent.account }),
  };
}
