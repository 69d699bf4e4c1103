import type { Value } from "fast-check";
import type { RequestValue } from "../../core/request-value.js";
import type { CaseRunner } from "../case-runner.js";
import { seededRandom } from "../seeded-random.js";
import type { InferredSource } from "./inferred-source.js";
import { createDraws } from "./property-draws.js";
import { type PropertyRun, runPropertyOnce } from "./run-property-once.js";

/** So many runs at most go into making a counterexample smaller, and no run starts after so long. */
const mostShrinks = 40;
const longestMs = 10_000;

/** A run of a property that broke, and what it began with. */
export interface BrokenRun {
  readonly runner: CaseRunner;
  readonly source: InferredSource;
  readonly drawn: Value<RequestValue>;
  /** What the randomness of the run came from. */
  readonly seedText: string;
}

/** Follows the shrinks of the request that makes the first thing for as long as the property still breaks alike. */
export async function shrinkProperty(
  { runner, source, drawn, seedText }: BrokenRun,
  broken: PropertyRun,
): Promise<PropertyRun> {
  const { create } = source.property.resource;
  const space = create && source.spaceOf(create);
  const wanted = breachOf(broken);
  if (space === undefined) return broken;
  let smallest = { drawn, run: broken };
  const { now, signal } = runner.session;
  const endsAt = now().getTime() + longestMs;
  let left = Math.min(mostShrinks, runner.mostShrinks);
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const candidate of space.arbitrary.shrink(smallest.drawn.value_, smallest.drawn.context)) {
      if (left <= 0 || signal.aborted || now().getTime() > endsAt) break;
      left -= 1;
      const random = seededRandom(runner.seed, seedText);
      const draws = createDraws({ requests: [candidate.value_], bodies: [] }, random);
      const run = await runPropertyOnce(runner, source, draws);
      if (breachOf(run) !== wanted) continue;
      smallest = { drawn: candidate, run };
      progress = true;
      break;
    }
  }
  return smallest.run;
}

function breachOf({ conclusion }: PropertyRun): string | undefined {
  return conclusion.kind === "broken" ? conclusion.at : undefined;
}
