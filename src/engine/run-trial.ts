import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { Binder, CreatedResource } from "./binder.js";
import type { TrialSource } from "./case.js";
import type { CaseRunner } from "./case-runner.js";
import { createdResources } from "./created-resources.js";
import { type SeededRandom, seededRandom } from "./seeded-random.js";
import { type Performed, perform } from "./session.js";

/** One case at work: its trials and what they have sent so far. */
export interface Attempt {
  readonly runner: CaseRunner;
  readonly operation: Operation;
  readonly source: TrialSource;
  readonly name: string;
  /** The case's place in the plan. */
  readonly place: number;
  /** Where the fresh values of each trial come from. */
  readonly binders: Map<number, Binder>;
  requests: number;
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
  const { session, keeper } = runner;
  return keeper.within(operation, async () => {
    const before = session.budget.requests();
    const binder = binderOf(attempt, index);
    const provided = await keeper.provide(operation, binder);
    if (provided.kind === "failed") return { kind: "inconclusive", reason: provided.reason };
    try {
      const bound = binder.bind(operation, base, provided.resources);
      if (bound.kind === "unbound") return { kind: "dropped", reason: bound.reason };
      const trial = source.trialOf(bound.value, random);
      if (typeof trial === "string") return { kind: "dropped", reason: trial };
      const creates = session.provider.profile.resources.some(({ createdBy }) =>
        createdBy.includes(operation.id),
      );
      if (creates && !session.budget.takeCreation())
        return { kind: "inconclusive", reason: "the budget of creations is spent" };
      const performed = await perform(session, operation, trial);
      const made = await clearUp(attempt, trial.value, performed);
      if (creates && made === 0) session.budget.returnCreation();
      return doubted(keeper.crowding(operation), performed);
    } finally {
      await keeper.remove([...provided.resources.values()]);
      attempt.requests += session.budget.requests() - before;
    }
  });
}

/** Where what is left fills the room, the refusal of a valid request may be right. */
function doubted(crowding: string | undefined, performed: Performed): Performed {
  if (crowding === undefined || performed.kind !== "judged") return performed;
  const isTurnedAway = performed.findings.some(({ check }) => check === "valid-request-accepted");
  return isTurnedAway ? { kind: "inconclusive", reason: crowding, exchange: performed.exchange } : performed;
}

/** Removes what a trial made, whether it was meant to make it or not, and says how much that was. */
async function clearUp(attempt: Attempt, sent: RequestValue, performed: Performed): Promise<number> {
  const { runner, operation } = attempt;
  const { keeper, session } = runner;
  const exchange = performed.kind === "dropped" ? undefined : performed.exchange;
  if (exchange === undefined) return 0;
  const body = performed.kind === "judged" ? performed.observation.body : ({ kind: "opaque" } as const);
  const created: readonly CreatedResource[] | undefined = createdResources(
    session.provider,
    operation,
    sent,
    exchange,
    body,
  );
  if (created === undefined) return 0;
  if (created.length === 0) keeper.mourn(operation);
  keeper.adopt(created);
  await keeper.remove(created);
  return Math.max(1, created.length);
}
