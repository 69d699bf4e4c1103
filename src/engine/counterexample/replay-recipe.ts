import type { BindingContext } from "../binder.js";
import type { Case } from "../case.js";
import type { CaseRunner, Judged } from "../case-runner.js";
import { createDraws } from "../infer/property-draws.js";
import { propertyFindings, shownProperty } from "../infer/property-findings.js";
import { placesOfProperty } from "../infer/run-inferred-case.js";
import { runPropertyOnce } from "../infer/run-property-once.js";
import type { ShownFinding } from "../outcome.js";
import { runCase } from "../run-case.js";
import { performTrial } from "../run-trial.js";
import { seededRandom } from "../seeded-random.js";
import { runFindings } from "../workflow/run-findings.js";
import { placesOfWorkflow } from "../workflow/run-workflow-case.js";
import { runWorkflowOnce } from "../workflow/run-workflow-once.js";
import { shownRun } from "../workflow/shown-run.js";
import type { Recipe, RequestRecipe } from "./recipe.js";
import { drawnAgain, sourceAgain } from "./record-property.js";
import { inputsAgain } from "./record-workflow.js";
import { createResolver } from "./resolver.js";
import { UnresolvedReference } from "./template.js";
import { trialNow } from "./trial-now.js";

/** What a counterexample shows when it is sent again. */
export interface Replayed {
  readonly findings: readonly ShownFinding[];
  /** Why what is not among the findings may be there all the same. */
  readonly doubt?: string;
  /** Why it can show nothing any more: the documents have changed. */
  readonly moot?: string;
}

/** How to send a counterexample once more. */
export interface Replay {
  readonly recipe: Recipe;
  /** Keeps its fresh values apart from all others. */
  readonly label: string;
  readonly supplies: Pick<BindingContext, "target" | "environment">;
}

/** Sends a counterexample of a case once more, and removes what that makes. */
export async function replayRecipe(runner: CaseRunner, item: Case, replay: Replay): Promise<Replayed> {
  const { recipe, label } = replay;
  const { session, permits } = runner;
  if (item.work.kind === "skip") return { findings: [], doubt: item.work.reason };
  const fresh = { ...runner, session: { ...session, binder: session.binder.counting(label) } };
  await permits.acquire();
  try {
    switch (recipe.kind) {
      case "documents":
        return await replayDocuments(fresh, item);
      case "request":
        return await replayRequest(fresh, recipe, replay);
      case "workflow":
        return await replayWorkflow(fresh, item, recipe);
      case "inferred":
        return await replayProperty(fresh, item, recipe);
    }
  } catch (cause) {
    if (!(cause instanceof UnresolvedReference)) throw cause;
    return {
      findings: [],
      doubt: `\${${cause.message}} has no value here: set it, or adopt the breach anew`,
    };
  } finally {
    permits.release();
  }
}

async function replayDocuments(runner: CaseRunner, item: Case): Promise<Replayed> {
  if (item.work.kind !== "documents") return ofAnotherKind(item);
  const { outcome } = await runCase(runner, item);
  return { findings: outcome.findings ?? [] };
}

async function replayRequest(
  runner: CaseRunner,
  recipe: RequestRecipe,
  { supplies }: Replay,
): Promise<Replayed> {
  const { session } = runner;
  const { provider, binder } = session;
  const operation = provider.operations.find(({ id }) => id === recipe.operation);
  if (operation === undefined)
    return { findings: [], moot: `the description has no operation ${recipe.operation}` };
  const performed = await performTrial(runner, { operation, binder }, (provided) => {
    const resolve = createResolver({ provider, supplies, binder, provided });
    const trial = trialNow(session, operation, recipe, resolve);
    return typeof trial === "string" ? trial : { operation, bound: trial.value, trial };
  });
  if (performed.kind === "dropped" && performed.isMoot === true)
    return { findings: [], moot: performed.reason };
  if (performed.kind !== "judged") return { findings: [], doubt: performed.reason };
  const shown: Judged = { ...performed, recipe: () => recipe };
  return { findings: performed.findings.map((finding) => runner.show(finding, shown)) };
}

async function replayWorkflow(
  runner: CaseRunner,
  item: Case,
  recipe: Extract<Recipe, { readonly kind: "workflow" }>,
): Promise<Replayed> {
  if (item.work.kind !== "workflow") return ofAnotherKind(item);
  const { source } = item.work;
  const whole = source.workflow;
  const workflow = { ...whole, steps: whole.steps.filter(({ id }) => !recipe.without.includes(id)) };
  return runner.keeper.holding(placesOfWorkflow(runner, source), async () => {
    const given = inputsAgain(recipe);
    const run = await runWorkflowOnce(runner, workflow, { given });
    const findings = runFindings(run).map((found) =>
      runner.show(found.finding, { ...shownRun(found, whole), recipe: () => recipe }),
    );
    const { verdict } = run;
    const isOpen = verdict.kind === "inconclusive" || verdict.kind === "precondition";
    return { findings, ...(isOpen ? { doubt: verdict.reason } : {}) };
  });
}

async function replayProperty(
  runner: CaseRunner,
  item: Case,
  recipe: Extract<Recipe, { readonly kind: "inferred" }>,
): Promise<Replayed> {
  if (item.work.kind !== "inferred") return ofAnotherKind(item);
  const source = sourceAgain(item.work.source, recipe);
  return runner.keeper.holding(placesOfProperty(runner, source), async () => {
    // What the recipe holds is used before chance is, and it holds all that the run needed.
    const draws = createDraws(drawnAgain(recipe), seededRandom(1, item.name));
    const run = await runPropertyOnce(runner, source, draws);
    const findings = propertyFindings(runner, source, run).map((found) =>
      runner.show(found.finding, { ...shownProperty(found, source), recipe: () => recipe }),
    );
    const { conclusion } = run;
    const isOpen = conclusion.kind === "moot" || conclusion.kind === "inconclusive";
    return { findings, ...(isOpen ? { doubt: conclusion.reason } : {}) };
  });
}

function ofAnotherKind({ name }: Case): Replayed {
  return { findings: [], doubt: `${name} is another kind of case by now; adopt the breach anew` };
}
