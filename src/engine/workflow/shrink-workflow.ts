import type { Arbitrary, Value } from "fast-check";
import type { Json } from "../../core/json.js";
import type { Workflow, WorkflowInputs } from "../../documents/arazzo/workflow.js";
import type { CaseRunner } from "../case-runner.js";
import { droppableSteps, withoutStep } from "./drop-steps.js";
import { optionalInputs, withoutPlaceHolders } from "./free-inputs.js";
import { type RunFinding, runFindings } from "./run-findings.js";
import { runWorkflowOnce } from "./run-workflow-once.js";

/** No run that makes a counterexample smaller starts after so long. */
const longestMs = 10_000;
/** A read is not given its whole time at each step; the smallest run is confirmed with all of it. */
const hastyMs = 500;

/** A finding with the inputs that it came from. */
export interface FailingRun {
  readonly found: RunFinding;
  readonly drawn: Value<Json>;
  readonly arbitrary: Arbitrary<Json>;
}

/** Follows a finding to smaller inputs, and then to fewer steps, for as long as it still shows. */
export async function shrinkWorkflow(
  runner: CaseRunner,
  workflow: Workflow,
  failing: FailingRun,
): Promise<RunFinding> {
  const { key } = failing.found;
  if (runner.shrunk.has(key) || failing.found.shownBy?.exchange.failure !== undefined) return failing.found;
  runner.shrunk.add(key);
  const search = createSearch(runner, key);
  const smallest = await dropSteps(search, await shrinkInputs(search, workflow, failing));
  if (smallest.found === failing.found) return failing.found;
  const run = await runWorkflowOnce(runner, smallest.found.run.workflow, { given: smallest.given });
  return runFindings(run).find((candidate) => candidate.key === key) ?? failing.found;
}

interface Search {
  /** Runs once more and gives the finding if it shows again; undefined too when the search is at its end. */
  readonly again: (workflow: Workflow, given: WorkflowInputs) => Promise<RunFinding | undefined>;
  readonly isOver: () => boolean;
}

function createSearch(runner: CaseRunner, key: string): Search {
  const { session } = runner;
  const startedAt = session.now().getTime();
  const patienceMs = Math.min(hastyMs, session.provider.profile.convergenceMs);
  let left = runner.mostShrinks;
  const isOver = () => left <= 0 || session.signal.aborted || session.now().getTime() - startedAt > longestMs;
  return {
    isOver,
    again: async (workflow, given) => {
      if (isOver()) return undefined;
      left -= 1;
      const run = await runWorkflowOnce(runner, workflow, { given, patienceMs });
      return runFindings(run).find((candidate) => candidate.key === key);
    },
  };
}

interface Smallest {
  readonly found: RunFinding;
  readonly given: WorkflowInputs;
}

async function shrinkInputs(search: Search, workflow: Workflow, failing: FailingRun): Promise<Smallest> {
  let { drawn } = failing;
  let found = failing.found;
  for (let progress = true; progress && !search.isOver(); ) {
    progress = false;
    for (const candidate of failing.arbitrary.shrink(drawn.value_, drawn.context)) {
      const again = await search.again(workflow, withoutPlaceHolders(workflow, candidate.value_));
      if (search.isOver()) break;
      if (again === undefined) continue;
      drawn = candidate;
      found = again;
      progress = true;
      break;
    }
  }
  return withoutOptionalInputs(search, { found, given: withoutPlaceHolders(workflow, drawn.value_) });
}

/** Leaves out every input that need not be given, for as long as the finding still shows. */
async function withoutOptionalInputs(search: Search, { found, given }: Smallest): Promise<Smallest> {
  let smallest: Smallest = { found, given };
  const optional = optionalInputs(found.run.workflow);
  for (const name of Object.keys(given).filter((member) => optional.includes(member))) {
    const { [name]: _, ...rest } = smallest.given;
    const again = await search.again(found.run.workflow, rest);
    if (again !== undefined) smallest = { found: again, given: rest };
  }
  return smallest;
}

async function dropSteps(search: Search, { found, given }: Smallest): Promise<Smallest> {
  let smallest = found;
  for (const step of droppableSteps(found.run.workflow, found.shownBy)) {
    const again = await search.again(withoutStep(smallest.run.workflow, step), given);
    if (again !== undefined) smallest = again;
  }
  return { found: smallest, given };
}
