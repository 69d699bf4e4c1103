import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { Binder, CreatedResource } from "./binder.js";
import { type Creation, spentOnCreations } from "./budget.js";
import type { TrialSource } from "./case.js";
import type { CaseRunner } from "./case-runner.js";
import type { SentTrial } from "./counterexample/record-request.js";
import { createdResources } from "./created-resources.js";
import { madeBy } from "./effects/operation-effects.js";
import { type Performed, perform } from "./perform.js";
import { requestsToRemove } from "./requests-to-remove.js";
import { type SeededRandom, seededRandom } from "./seeded-random.js";
import { hasUnknownFate } from "./unknown-fate.js";

/** One case at work, and its trials. */
export interface Attempt {
  readonly runner: CaseRunner;
  readonly operation: Operation;
  readonly source: TrialSource;
  readonly name: string;
  /** The case's place in the plan. */
  readonly place: number;
  /** Where the fresh values of each trial come from. */
  readonly binders: Map<number, Binder>;
}

/** The randomness of one trial: the same whatever ran before it. */
export function trialRandom(attempt: Attempt, index: number): SeededRandom {
  return seededRandom(attempt.runner.seed, index === 0 ? attempt.name : `${attempt.name}#${index}`);
}

/** Fresh values for one trial: the same whatever runs beside it, and other ones each time that it runs again. */
function binderOf({ runner, place, binders }: Attempt, index: number): Binder {
  const known = binders.get(index) ?? runner.session.binder.counting(`${place}t${index}n`);
  binders.set(index, known);
  return known;
}

/** Makes what the trial needs, performs it, and removes everything that came of it. */
export async function runTrial(
  attempt: Attempt,
  base: RequestValue,
  { random, index }: { readonly random: SeededRandom; readonly index: number },
): Promise<Performed> {
  const { runner, operation, source } = attempt;
  const binder = binderOf(attempt, index);
  return performTrial(runner, { operation, binder }, (resources) => {
    const bound = binder.bind(operation, base, resources);
    if (bound.kind === "unbound") return bound.reason;
    const trial = source.trialOf(bound.value, random);
    return typeof trial === "string" ? trial : { operation, bound: bound.value, trial };
  });
}

/** Makes what an operation needs, performs the trial that is made with it, and removes everything that came of it. */
export async function performTrial(
  runner: CaseRunner,
  { operation, binder }: { readonly operation: Operation; readonly binder: Binder },
  trialWith: (resources: ReadonlyMap<string, CreatedResource>) => SentTrial | string,
): Promise<Performed> {
  const { session, keeper } = runner;
  return keeper.within(operation, async () => {
    // Room for what the trial makes itself comes first: a parent without its child would be made in vain.
    const creation = creationFor(runner, operation);
    if (creation === "spent") return { kind: "inconclusive", reason: spentOnCreations };
    const provided = await keeper.provide(operation, { binder, budget: session.budget });
    if (provided.kind === "failed") {
      creation?.giveBack();
      creation?.settle();
      return { kind: "inconclusive", reason: provided.reason };
    }
    let madeNothing = true;
    try {
      const sent = trialWith(provided.resources);
      if (typeof sent === "string") return { kind: "dropped", reason: sent };
      madeNothing = false;
      const performed = await perform(session, {
        operation,
        trial: sent.trial,
        ...(creation === undefined ? {} : { creation }),
      });
      const made = await clearUp(runner, operation, { sent: sent.trial.value, performed });
      madeNothing = made === 0 && !mayHaveMade(performed);
      const doubtful = doubted(keeper.crowding(operation), performed);
      return doubtful.kind === "judged" ? { ...doubtful, recipe: () => runner.record(sent) } : doubtful;
    } finally {
      await provided.remove();
      if (madeNothing) creation?.giveBack();
      creation?.settle();
    }
  });
}

/** What is taken for the thing that a trial may make; undefined where its operation makes nothing. */
function creationFor({ session }: CaseRunner, operation: Operation): Creation | "spent" | undefined {
  const makers = madeBy(session.provider, operation);
  if (makers.length === 0) return undefined;
  return session.budget.takeCreation(Math.max(...makers.map(requestsToRemove))) ?? "spent";
}

function mayHaveMade(performed: Performed): boolean {
  return (
    performed.kind !== "dropped" && performed.exchange !== undefined && hasUnknownFate(performed.exchange)
  );
}

/** Where what is left fills the room, the refusal of a valid request may be right. */
function doubted(crowding: string | undefined, performed: Performed): Performed {
  if (crowding === undefined || performed.kind !== "judged") return performed;
  const isTurnedAway = performed.findings.some(({ check }) => check === "valid-request-accepted");
  return isTurnedAway ? { kind: "inconclusive", reason: crowding, exchange: performed.exchange } : performed;
}

/** Removes what a trial made, whether it was meant to make it or not, and says how much that was. */
async function clearUp(
  { keeper, session }: CaseRunner,
  operation: Operation,
  { sent, performed }: { readonly sent: RequestValue; readonly performed: Performed },
): Promise<number> {
  const exchange = performed.kind === "dropped" ? undefined : performed.exchange;
  if (exchange === undefined) return 0;
  if (keeper.isUnclear(exchange)) {
    await keeper.mourn(operation, exchange);
    return 1;
  }
  const body = performed.kind === "judged" ? performed.observation.body : ({ kind: "opaque" } as const);
  const created: readonly CreatedResource[] | undefined = createdResources(
    session.provider,
    operation,
    sent,
    exchange,
    body,
  );
  if (created === undefined) return 0;
  if (created.length === 0) await keeper.mourn(operation, exchange);
  keeper.adopt(created);
  await keeper.remove(created);
  return Math.max(1, created.length);
}
