import type { Value } from "fast-check";
import type { Finding } from "../../core/finding.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Case } from "../case.js";
import type { CaseResult, CaseRunner } from "../case-runner.js";
import type { Outcome, ShownFinding } from "../outcome.js";
import { seededRandom } from "../seeded-random.js";
import type { InferredSource } from "./inferred-source.js";
import { createDraws } from "./property-draws.js";
import { located, type PropertyFinding, propertyFindings, shownProperty } from "./property-findings.js";
import { type PropertyRun, runPropertyOnce } from "./run-property-once.js";
import { shrinkProperty } from "./shrink-property.js";

/** So many runs more when some show nothing. */
const mostRedraws = 3;

interface Tally {
  readonly held: Set<string>;
  readonly found: Map<string, PropertyFinding>;
  readonly moot: Set<string>;
  readonly doubts: Set<string>;
  judged: number;
}

/** Runs an inferred property with one request after another, until one breaks it; then looks for the smallest. */
export async function runInferredCase(
  runner: CaseRunner,
  item: Case,
  source: InferredSource,
): Promise<CaseResult> {
  const { session, keeper, permits } = runner;
  let requests = 0;
  const counting: CaseRunner = {
    ...runner,
    session: {
      ...session,
      onExchange: (exchange, purpose) => {
        requests += 1;
        session.onExchange?.(exchange, purpose);
      },
    },
  };
  await permits.acquire();
  try {
    return await keeper.holding(placesOfProperty(runner, source), async () => {
      const tally = await runDraws(counting, item, source);
      return { outcome: outcomeOf(counting, { tally, source }, () => requests), held: [...tally.held] };
    });
  } finally {
    permits.release();
  }
}

/** What a property makes, all at the same time. */
export function placesOfProperty({ session }: CaseRunner, { property }: InferredSource): Map<string, number> {
  const { create } = property.resource;
  return new Map(
    session.provider.profile.resources.map(({ name, createdBy }) => [
      name,
      create !== undefined && createdBy.includes(create.id) ? property.makes : 0,
    ]),
  );
}

async function runDraws(runner: CaseRunner, item: Case, source: InferredSource): Promise<Tally> {
  const tally: Tally = { held: new Set(), found: new Map(), moot: new Set(), doubts: new Set(), judged: 0 };
  const { signal, health } = runner.session;
  for (let index = 0; tally.judged < source.runs && index < source.runs + mostRedraws; index += 1) {
    if (signal.aborted || health.stopped() !== undefined) break;
    const seedText = `${item.name}#${index}`;
    const random = () => seededRandom(runner.seed, seedText);
    const drawn = drawnFrom(source, random());
    const draws = createDraws({ requests: [drawn.value_], bodies: [] }, random());
    const run = await runPropertyOnce(runner, source, draws);
    // What twice showed nothing for the same reason will not show more.
    const isHopeless = run.conclusion.kind === "moot" && tally.moot.has(run.conclusion.reason);
    const isBroken = note(tally, run, { runner, source, name: item.name });
    if (isHopeless) break;
    if (!isBroken) continue;
    const smallest = await shrinkProperty({ runner, source, drawn, seedText }, run);
    for (const found of propertyFindings(runner, source, smallest)) tally.found.set(found.key, found);
    break;
  }
  return tally;
}

/** The request that makes the first thing; properties that make nothing have no use for one. */
function drawnFrom(source: InferredSource, random: ReturnType<typeof seededRandom>): Value<RequestValue> {
  const { create } = source.property.resource;
  const space = create && source.spaceOf(create);
  return space === undefined
    ? ({ value_: nothing } as Value<RequestValue>)
    : space.arbitrary.generate(random, undefined);
}

const nothing: RequestValue = { path: {}, query: {}, header: {}, cookie: {}, server: {} };

/** Takes down what a run showed; true when it broke the property. */
function note(
  tally: Tally,
  run: PropertyRun,
  {
    runner,
    source,
    name,
  }: { readonly runner: CaseRunner; readonly source: InferredSource; readonly name: string },
): boolean {
  const { conclusion, exchanges } = run;
  if (conclusion.kind === "moot") tally.moot.add(conclusion.reason);
  else if (conclusion.kind === "inconclusive") tally.doubts.add(conclusion.reason);
  else tally.judged += 1;
  for (const { held } of exchanges) for (const promise of held) tally.held.add(promise);
  if (conclusion.kind === "held") {
    const { property } = source;
    const promise = runner.session.promises.promiseAt(property.inference, property.operation.id, [
      property.place,
    ]);
    if (promise !== undefined) tally.held.add(promise.id);
  }
  for (const found of propertyFindings(runner, source, run))
    if (!tally.found.has(found.key)) tally.found.set(found.key, found);
  if (conclusion.kind !== "broken") return false;
  // What is on record is looked past.
  const [own] = propertyFindings(runner, source, run);
  return own === undefined || !runner.isOnRecord(name, located(own));
}

function outcomeOf(
  runner: CaseRunner,
  { tally, source }: { readonly tally: Tally; readonly source: InferredSource },
  requests: () => number,
): Outcome {
  const findings = [...tally.found.values()].map(
    (found): ShownFinding => runner.show(found.finding, shownProperty(found, source)),
  );
  const fails = ({ severity }: Finding) => severity === "violation";
  if (findings.some(fails)) return { kind: "failed", findings, requests: requests() };
  if (tally.judged > 0) return { kind: "passed", findings, requests: requests() };
  const [doubt] = tally.doubts;
  const [reason = doubt ?? runner.session.health.stopped() ?? "interrupted"] = tally.moot;
  const kind = tally.moot.size > 0 ? "skipped" : "errored";
  return { kind, reason, findings, requests: requests() };
}
