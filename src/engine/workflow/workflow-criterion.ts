import { basename } from "node:path";
import type { PromiseIndex } from "../../checks/promise-index.js";
import type { Finding } from "../../core/finding.js";
import type { Criterion } from "../../documents/arazzo/criterion.js";
import { operandsOf } from "../../documents/arazzo/operands-of.js";
import type { Workflow } from "../../documents/arazzo/workflow.js";
import type { CriterionVerdict, StepTrace, WorkflowTrace } from "../../workflow/ports.js";

/** What the criteria of one run come to. */
export type CriteriaVerdict =
  | { readonly kind: "held"; readonly promises: readonly string[] }
  | {
      readonly kind: "broken";
      readonly step: StepTrace;
      readonly findings: readonly Finding[];
      readonly promises: readonly string[];
    }
  /** A step failed without which the workflow shows nothing. */
  | { readonly kind: "precondition"; readonly reason: string; readonly promises: readonly string[] }
  | { readonly kind: "inconclusive"; readonly reason: string };

/** What judging criteria needs beside the run. */
export interface CriteriaContext {
  readonly promises: PromiseIndex;
  /** Whether what names no promise in a workflow only makes ready what others show. */
  readonly makesReady: (workflow: Workflow) => boolean;
}

/** Judges the criteria of a run: which promises broke, which were seen to hold. */
export function workflowCriterion(trace: WorkflowTrace, context: CriteriaContext): CriteriaVerdict {
  if (trace.ended === "stopped")
    return { kind: "inconclusive", reason: trace.reason ?? "the workflow stopped" };
  const held = heldPromises(trace);
  if (trace.ended === "completed") return { kind: "held", promises: held };
  const step = failedStep(trace);
  const broken = step === undefined ? [] : tellingBreaches(step);
  const [first] = broken;
  if (step === undefined || first === undefined)
    return { kind: "inconclusive", reason: trace.reason ?? "the workflow failed without a broken criterion" };
  const reason = whyNothingIsShown(trace, { step, broken, first }, context);
  if (reason !== undefined) return { kind: "precondition", reason, promises: held };
  const findings = broken.flatMap((verdict) => findingsOf(step, verdict, context.promises));
  const lost = new Set(findings.map(({ promise }) => promise));
  return { kind: "broken", step, findings, promises: held.filter((id) => !lost.has(id)) };
}

/** Why a failed step says nothing of the API; undefined where it does. */
function whyNothingIsShown(
  trace: WorkflowTrace,
  failed: {
    readonly step: StepTrace;
    readonly broken: readonly CriterionVerdict[];
    readonly first: CriterionVerdict;
  },
  { makesReady }: CriteriaContext,
): string | undefined {
  const { step, broken, first } = failed;
  const { id } = step.step;
  const input = leftOutInput(trace, step, broken);
  if (input !== undefined)
    return `step ${id} compares with input ${input}, which may be left out and was; require it, or let the condition allow for that`;
  const promisesNothing = promisesOf(step, first.criterion).length === 0 && makesReady(step.workflow);
  return promisesNothing || isNeeded(trace, step, first)
    ? `precondition not met: step ${id}: ${first.criterion.text} (${first.received})`
    : undefined;
}

/** The step at which a workflow failed: the last whose criteria broke, cleaning up apart. */
function failedStep({ steps }: WorkflowTrace): StepTrace | undefined {
  return steps.findLast(
    ({ step, succeeded, criteria }) =>
      !succeeded && !step.assay.cleanup && criteria.some(({ held }) => !held),
  );
}

/** With another status than expected, the rest of the answer breaks the other criteria as a matter of course. */
function tellingBreaches({ criteria }: StepTrace): CriterionVerdict[] {
  const broken = criteria.filter(({ held }) => !held);
  const needed = broken.filter(({ criterion }) => isPreconditionItself(criterion));
  if (needed.length > 0) return needed;
  const status = broken.filter(({ criterion }) => criterion.text.includes("$statusCode"));
  return status.length > 0 ? status : broken;
}

function isPreconditionItself({ assay }: Criterion): boolean {
  return assay.promises !== undefined && assay.promises.length === 0;
}

/**
 * An optional input that all broken criteria compare with and that this run left out: what breaks then is a
 * workflow that does not allow for it, not the API.
 */
function leftOutInput(
  { workflow, inputs }: WorkflowTrace,
  step: StepTrace,
  broken: readonly CriterionVerdict[],
): string | undefined {
  if (step.workflow !== workflow || broken.length === 0) return undefined;
  const named = broken.map(({ criterion }) =>
    (criterion.kind === "simple" ? operandsOf(criterion.condition) : []).flatMap((operand) =>
      operand.kind === "expression" && operand.expression.kind === "input" ? [operand.expression.name] : [],
    ),
  );
  const leftOut = named.map((names) => names.find((name) => !Object.hasOwn(inputs, name)));
  return leftOut.includes(undefined) ? undefined : leftOut[0];
}

/** Whether the criterion, its step, or the step that called its workflow only makes ready what the rest shows. */
function isNeeded(
  { workflow, steps }: WorkflowTrace,
  failed: StepTrace,
  { criterion }: CriterionVerdict,
): boolean {
  if (isPreconditionItself(criterion)) return true;
  if (criterion.assay.promises !== undefined) return false;
  if (failed.step.assay.promises?.length === 0) return true;
  if (failed.workflow.id === workflow.id && failed.workflow.document === workflow.document) return false;
  // What another workflow that this one depends on cannot show is that workflow's own case to tell.
  const caller = steps.slice(steps.indexOf(failed) + 1).find(({ step }) => step.target.kind === "workflow");
  return caller === undefined || caller.step.assay.promises?.length === 0;
}

function findingsOf(step: StepTrace, verdict: CriterionVerdict, promises: PromiseIndex): Finding[] {
  const { criterion, expected, received } = verdict;
  const { workflow } = step;
  const place = `${basename(workflow.document)}#${criterion.pointer}`;
  const finding = {
    check: "workflow-criterion",
    message: `In workflow ${workflow.id}, step ${step.step.id} must give: ${criterion.text} (${place}).`,
    constraint: criterion.pointer,
    document: workflow.document,
    expected,
    received,
    at: `step ${step.step.id}: ${criterion.text}`,
  };
  const declared = criterion.assay.strength ?? step.step.assay.strength ?? workflow.assay.strength;
  const severityOf = (strength: string | undefined) => (strength === "shown" ? "warning" : "violation");
  const ids = promisesOf(step, criterion);
  if (ids.length === 0) return [{ ...finding, severity: severityOf(declared) }];
  return ids.map((promise) => ({
    ...finding,
    promise,
    severity: severityOf(declared ?? promises.byId.get(promise)?.strength),
  }));
}

function promisesOf(
  { step, workflow }: Pick<StepTrace, "step" | "workflow">,
  { assay }: Criterion,
): readonly string[] {
  return assay.promises ?? step.assay.promises ?? workflow.assay.promises;
}

/**
 * Promises whose criteria were judged and held, in the last try of each step. In a run that did not end well, only
 * those of which no criterion is left that was not judged.
 */
function heldPromises({ steps, workflow, ended }: WorkflowTrace): string[] {
  const last = new Map(steps.map((trace) => [trace.step, trace]));
  const judged = [...last.values()].filter(({ step }) => !step.assay.cleanup);
  const idsOf = (isHeld: boolean) =>
    judged.flatMap((trace) =>
      trace.criteria
        .filter(({ held }) => held === isHeld)
        .flatMap(({ criterion }) => promisesOf(trace, criterion)),
    );
  const lost = new Set(idsOf(false));
  const held = [...new Set(idsOf(true))].filter((id) => !lost.has(id));
  if (ended === "completed") return held;
  const open = workflow.steps
    .filter((step) => last.get(step)?.succeeded !== true)
    .flatMap((step) => step.criteria.flatMap((criterion) => promisesOf({ step, workflow }, criterion)));
  return held.filter((id) => !open.includes(id));
}
