import type { Case } from "../case.js";
import type { CaseResult, CaseRunner } from "../case-runner.js";
import type { Outcome, ShownFinding } from "../outcome.js";
import { seededRandom } from "../seeded-random.js";
import { withoutPlaceHolders } from "./free-inputs.js";
import { operationsOf } from "./reachable-workflows.js";
import { located, type RunFinding } from "./run-findings.js";
import { runWorkflowOnce } from "./run-workflow-once.js";
import { shownRun } from "./shown-run.js";
import { shrinkWorkflow } from "./shrink-workflow.js";
import { emptyTally, noteRun, type Tally, tellsNoMore } from "./tally.js";
import type { WorkflowSource } from "./workflow-source.js";

/**
 * Runs a workflow with one set of inputs after another, until one breaks its criteria; then looks for the smallest
 * that fails alike.
 */
export async function runWorkflowCase(
  runner: CaseRunner,
  item: Case,
  source: WorkflowSource,
): Promise<CaseResult> {
  const { session, keeper, permits } = runner;
  let requests = 0;
  const onExchange: typeof session.onExchange = (exchange, purpose) => {
    requests += 1;
    session.onExchange?.(exchange, purpose);
  };
  const counting: CaseRunner = { ...runner, session: { ...session, onExchange } };
  await permits.acquire();
  try {
    return await keeper.holding(placesOfWorkflow(runner, source), async () => {
      const tally = await runDraws(counting, item, source);
      const violations = await smallestViolations(counting, source, tally);
      return {
        outcome: outcomeOf(counting, { tally, violations, source }, () => requests),
        held: [...tally.held],
        ...(tally.convergence.length === 0 ? {} : { convergence: tally.convergence }),
      };
    });
  } finally {
    permits.release();
  }
}

/** A workflow may make one of each resource that its steps create, all at the same time. */
export function placesOfWorkflow({ session }: CaseRunner, { workflow }: WorkflowSource): Map<string, number> {
  const { provider } = session;
  const operations = operationsOf(provider, workflow);
  return new Map(
    provider.profile.resources.map(({ name, createdBy }) => [
      name,
      operations.filter(({ id }) => createdBy.includes(id)).length,
    ]),
  );
}

async function runDraws(runner: CaseRunner, item: Case, { workflow, draws }: WorkflowSource): Promise<Tally> {
  const tally = emptyTally();
  const seen = new Set<string>();
  for (const [index, draw] of draws.entries()) {
    if (runner.session.signal.aborted || runner.session.health.stopped() !== undefined) break;
    const drawn = draw.arbitrary.generate(seededRandom(runner.seed, `${item.name}#${index}`), undefined);
    const given = withoutPlaceHolders(workflow, drawn.value_);
    const text = JSON.stringify(given);
    if (seen.has(text)) continue;
    seen.add(text);
    const run = await runWorkflowOnce(runner, workflow, { given });
    noteRun(tally, run, {
      drawn,
      arbitrary: draw.arbitrary,
      isOnRecord: ({ finding, shownBy }) => runner.isOnRecord(item.name, located(finding, shownBy)),
    });
    if (tellsNoMore(tally)) break;
  }
  return tally;
}

async function smallestViolations(
  runner: CaseRunner,
  { workflow }: WorkflowSource,
  { violations }: Tally,
): Promise<RunFinding[]> {
  const smallest: RunFinding[] = [];
  for (const failing of violations.values()) smallest.push(await shrinkWorkflow(runner, workflow, failing));
  return smallest;
}

function outcomeOf(
  runner: CaseRunner,
  {
    tally,
    violations,
    source,
  }: {
    readonly tally: Tally;
    readonly violations: readonly RunFinding[];
    readonly source: WorkflowSource;
  },
  requests: () => number,
): Outcome {
  const show = (found: RunFinding): ShownFinding =>
    runner.show(found.finding, shownRun(found, source.workflow));
  const all = [...violations, ...tally.minor.values()];
  const findings = all.map(show);
  if (all.some(({ finding }) => finding.severity === "violation"))
    return { kind: "failed", findings, requests: requests() };
  const [unmet] = tally.preconditions;
  const [doubt] = tally.doubts;
  // What the mock lacks is a fault of the documents that it is made from.
  if (unmet !== undefined && runner.target === "mock")
    return { kind: "errored", reason: unmet, findings, requests: requests() };
  if (tally.judged > 0) return { kind: "passed", findings, requests: requests() };
  if (doubt === undefined && unmet !== undefined)
    return { kind: "skipped", reason: unmet, findings, requests: requests() };
  const interrupted = runner.session.signal.aborted ? "interrupted" : runner.session.health.stopped();
  return {
    kind: "errored",
    reason: doubt ?? interrupted ?? "no inputs could be drawn",
    findings,
    requests: requests(),
  };
}
