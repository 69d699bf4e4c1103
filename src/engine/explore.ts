import type { Value } from "fast-check";
import type { Finding } from "../core/finding.js";
import type { RequestValue } from "../core/request-value.js";
import type { Judged } from "./case-runner.js";
import { identityOf } from "./finding-identity.js";
import type { Performed } from "./perform.js";
import { type Attempt, runTrial, trialRandom } from "./run-trial.js";

/** So many trials more at most when some prove nothing. */
const mostRedraws = 5;

/** A trial that broke something, with the value that it came from. */
export interface Failing {
  readonly value: Value<RequestValue>;
  readonly index: number;
  readonly performed: Judged;
  readonly identity: string;
}

/** What the trials of a case came to. */
export interface Exploration {
  readonly held: Set<string>;
  /** What fails nothing, what is on record, and what fails beside the first that failed; each breach once. */
  readonly others: Map<string, { finding: Finding } & Omit<Failing, "identity">>;
  readonly reasons: Set<string>;
  judged: number;
  inconclusive: boolean;
  failing?: Failing;
}

/**
 * Runs trials, several at a time, until one fails or all have run. Where breaches are put on record they all run: it
 * should be all that is wrong.
 */
export async function explore(attempt: Attempt): Promise<Exploration> {
  const { runner, source } = attempt;
  const state: Exploration = {
    held: new Set(),
    others: new Map(),
    reasons: new Set(),
    judged: 0,
    inconclusive: false,
  };
  const looksOn = runner.findsAll;
  let next = 0;
  let limit = source.runs;
  const worker = async () => {
    while (next < limit && (looksOn || state.failing === undefined) && !runner.session.signal.aborted) {
      const index = next;
      next += 1;
      await runner.permits.acquire();
      try {
        const random = trialRandom(attempt, index);
        const value = source.base.generate(random, biasOf(index));
        const performed = await runTrial(attempt, value.value_, { random, index });
        note(state, { value, index, performed }, (finding) => runner.isOnRecord(attempt.name, finding));
        // Only what broke something runs again.
        if (
          performed.kind !== "judged" ||
          !performed.findings.some(({ severity }) => severity === "violation")
        )
          attempt.binders.delete(index);
        // What proved nothing on the wire is drawn again, a few times.
        if (performed.kind === "dropped" && limit < source.runs + mostRedraws) limit += 1;
        if (performed.kind === "inconclusive" && runner.session.health.stopped() !== undefined) next = limit;
      } finally {
        runner.permits.release();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(runner.concurrency, source.runs) }, worker));
  if (runner.session.signal.aborted && state.judged === 0) {
    state.reasons.add("interrupted");
    state.inconclusive = true;
  }
  return state;
}

function note(
  state: Exploration,
  { value, index, performed }: { value: Value<RequestValue>; index: number; performed: Performed },
  isOnRecord: (finding: Finding) => boolean,
): void {
  if (performed.kind !== "judged") {
    if (state.reasons.size < 5) state.reasons.add(performed.reason);
    state.inconclusive ||= performed.kind === "inconclusive";
    return;
  }
  state.judged += 1;
  for (const promise of performed.held) state.held.add(promise);
  const worst = performed.findings.find(
    (finding) => finding.severity === "violation" && !isOnRecord(finding),
  );
  if (worst !== undefined && (state.failing === undefined || index < state.failing.index))
    state.failing = { value, index, performed, identity: identityOf(worst) };
  for (const finding of performed.findings) {
    // Beside a failure, what fails nothing tells no more.
    if (worst !== undefined && finding.severity !== "violation") continue;
    const identity = identityOf(finding);
    const known = state.others.get(identity);
    if (known === undefined || index < known.index)
      state.others.set(identity, { finding, value, index, performed });
  }
}

/** Early trials are biased towards small and special values, as fast-check's own runs are. */
function biasOf(index: number): number {
  return 2 + Math.floor(Math.log10(index + 1) * 5);
}
