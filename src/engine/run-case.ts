import type { Value } from "fast-check";
import type { Finding } from "../core/finding.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { CreatedResource } from "./binder.js";
import type { Case, TrialSource } from "./case.js";
import { createdResources } from "./created-resources.js";
import type { Outcome, ShownFinding } from "./outcome.js";
import type { ResourceKeeper } from "./resource-keeper.js";
import { type SeededRandom, seededRandom } from "./seeded-random.js";
import type { Semaphore } from "./semaphore.js";
import { hardened, type Performed, perform, type Session } from "./session.js";

/** What running cases of one provider needs beside the session. */
export interface CaseRunner {
  readonly session: Session;
  readonly keeper: ResourceKeeper;
  readonly seed: number;
  /** Bounds the trials in flight. */
  readonly permits: Semaphore;
  readonly concurrency: number;
  /** Findings that some case has already shrunk: shrinking them again tells nothing new. */
  readonly shrunk: Set<string>;
  readonly show: (finding: Finding, performed: Judged) => ShownFinding;
}

/** An exchange that was judged. */
export type Judged = Extract<Performed, { kind: "judged" }>;

/** So many requests at most go into making a counterexample smaller. */
const mostShrinks = 60;

/** So many trials more at most when some prove nothing. */
const mostRedraws = 5;

/** Runs one case: its trials, until one fails; then looks for the smallest request that fails alike. */
export async function runCase(runner: CaseRunner, item: Case): Promise<{ outcome: Outcome; held: string[] }> {
  const { work, operation } = item;
  if (work.kind === "skip")
    return { outcome: { kind: "skipped", reason: work.reason, requests: 0 }, held: [] };
  if (work.kind === "documents" || operation === undefined) return examineDocuments(runner, item);
  const attempt: Attempt = { runner, operation, source: work.source, name: item.name, requests: 0 };
  const result = await explore(attempt);
  const held = [...result.held];
  const failing = result.failing;
  if (failing !== undefined) {
    const smallest = await shrink(attempt, failing);
    const gathered = distinctFindings([...smallest.performed.findings, ...failing.performed.findings]);
    const findings = gathered.map((finding) => runner.show(finding, holderOf(finding, smallest, failing)));
    return { outcome: { kind: "failed", findings, requests: attempt.requests }, held };
  }
  const findings = result.minor.map(({ finding, performed }) => runner.show(finding, performed));
  if (result.judged > 0) return { outcome: { kind: "passed", findings, requests: attempt.requests }, held };
  const [reason = "no trial could be made"] = result.reasons;
  const kind = result.inconclusive ? "errored" : "skipped";
  return { outcome: { kind, reason, requests: attempt.requests }, held };
}

interface Attempt {
  readonly runner: CaseRunner;
  readonly operation: Operation;
  readonly source: TrialSource;
  readonly name: string;
  requests: number;
}

interface Failing {
  readonly value: Value<RequestValue>;
  readonly index: number;
  readonly performed: Judged;
  readonly identity: string;
}

interface Exploration {
  readonly held: Set<string>;
  readonly minor: { finding: Finding; performed: Judged }[];
  readonly reasons: Set<string>;
  judged: number;
  inconclusive: boolean;
  failing?: Failing;
}

/** Runs trials, several at a time, until one fails or all have run. */
async function explore(attempt: Attempt): Promise<Exploration> {
  const { runner, source } = attempt;
  const state: Exploration = {
    held: new Set(),
    minor: [],
    reasons: new Set(),
    judged: 0,
    inconclusive: false,
  };
  const seenMinor = new Set<string>();
  let next = 0;
  let limit = source.runs;
  const worker = async () => {
    while (next < limit && state.failing === undefined && !runner.session.signal.aborted) {
      const index = next;
      next += 1;
      await runner.permits.acquire();
      try {
        const random = trialRandom(attempt, index);
        const value = source.base.generate(random, biasOf(index));
        const performed = await runTrial(attempt, value.value_, random);
        note(state, seenMinor, { value, index, performed });
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
  seenMinor: Set<string>,
  { value, index, performed }: { value: Value<RequestValue>; index: number; performed: Performed },
): void {
  if (performed.kind !== "judged") {
    if (state.reasons.size < 5) state.reasons.add(performed.reason);
    state.inconclusive ||= performed.kind === "inconclusive";
    return;
  }
  state.judged += 1;
  for (const promise of performed.held) state.held.add(promise);
  const worst = performed.findings.find(({ severity }) => severity === "violation");
  if (worst !== undefined) {
    if (state.failing === undefined || index < state.failing.index)
      state.failing = { value, index, performed, identity: identityOf(worst) };
    return;
  }
  for (const finding of performed.findings) {
    const identity = identityOf(finding);
    if (seenMinor.has(identity)) continue;
    seenMinor.add(identity);
    state.minor.push({ finding, performed });
  }
}

/** Early trials are biased towards small and special values, as fast-check's own runs are. */
function biasOf(index: number): number {
  return 2 + Math.floor(Math.log10(index + 1) * 5);
}

function trialRandom(attempt: Attempt, index: number): SeededRandom {
  return seededRandom(attempt.runner.seed, index === 0 ? attempt.name : `${attempt.name}#${index}`);
}

/** Makes what the trial needs, performs it, and removes everything that came of it. */
async function runTrial(attempt: Attempt, base: RequestValue, random: SeededRandom): Promise<Performed> {
  const { runner, operation, source } = attempt;
  const { session, keeper } = runner;
  return keeper.within(operation, async () => {
    const before = session.budget.requests();
    const provided = await keeper.provide(operation);
    if (provided.kind === "failed") return { kind: "inconclusive", reason: provided.reason };
    try {
      const bound = session.binder.bind(operation, base, provided.resources);
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
      return performed;
    } finally {
      await keeper.remove([...provided.resources.values()]);
      attempt.requests += session.budget.requests() - before;
    }
  });
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

/** Follows the shrinks of a failing value for as long as the same breach shows. */
async function shrink(attempt: Attempt, failing: Failing): Promise<Failing> {
  const { runner, source, operation } = attempt;
  const known = `${operation.id} ${failing.identity}`;
  if (runner.shrunk.has(known) || failing.performed.exchange.failure !== undefined) return failing;
  runner.shrunk.add(known);
  let smallest = failing;
  let left = mostShrinks;
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const candidate of source.base.shrink(smallest.value.value_, smallest.value.context)) {
      if (left <= 0 || runner.session.signal.aborted) break;
      left -= 1;
      const performed = await runTrial(attempt, candidate.value_, trialRandom(attempt, failing.index));
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

/** What makes two findings the same breach. */
export function identityOf(finding: Finding): string {
  return `${finding.check} ${finding.constraint ?? ""} ${finding.at}`;
}

function distinctFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [identityOf(finding), finding])).values()];
}

function holderOf(finding: Finding, smallest: Failing, failing: Failing): Judged {
  return smallest.performed.findings.some((other) => identityOf(other) === identityOf(finding))
    ? smallest.performed
    : failing.performed;
}

function examineDocuments(runner: CaseRunner, item: Case): { outcome: Outcome; held: string[] } {
  if (item.work.kind !== "documents")
    return { outcome: { kind: "skipped", reason: "the case has no operation", requests: 0 }, held: [] };
  const findings = item.work.examine().map((finding) => hardened(finding, runner.session.strictness));
  const shown = findings.map((finding) => ({ ...finding, request: nothingSent(runner), curl: "" }));
  const failed = findings.some(({ severity }) => severity === "violation");
  return {
    outcome: { kind: failed ? "failed" : "passed", findings: shown, requests: 0 },
    held: item.work.verifies.filter((promise) => !findings.some((finding) => finding.promise === promise)),
  };
}

function nothingSent(runner: CaseRunner) {
  return { method: "", url: runner.session.provider.document, headers: [] };
}
