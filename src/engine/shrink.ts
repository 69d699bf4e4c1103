import type { Failing } from "./explore.js";
import { identityOf } from "./finding-identity.js";
import { type Attempt, runTrial, trialRandom } from "./run-trial.js";

/** Follows the shrinks of a failing value for as long as the same breach shows. */
export async function shrink(attempt: Attempt, failing: Failing): Promise<Failing> {
  const { runner, source, operation } = attempt;
  const known = `${operation.id} ${failing.identity}`;
  if (runner.shrunk.has(known) || failing.performed.exchange.failure !== undefined) return failing;
  runner.shrunk.add(known);
  let smallest = failing;
  let left = runner.mostShrinks;
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const candidate of source.base.shrink(smallest.value.value_, smallest.value.context)) {
      if (left <= 0 || runner.session.signal.aborted) break;
      left -= 1;
      const { index } = failing;
      const performed = await runTrial(attempt, candidate.value_, {
        random: trialRandom(attempt, index),
        index,
      });
      if (
        performed.kind !== "judged" ||
        !performed.findings.some((finding) => identityOf(finding) === failing.identity)
      )
        continue;
      smallest = { ...smallest, value: candidate, performed };
      progress = true;
      break;
    }
  }
  return smallest;
}
