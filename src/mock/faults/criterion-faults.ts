import type { Criterion } from "../../documents/arazzo/criterion.js";
import type { Step, Workflow } from "../../documents/arazzo/workflow.js";
import type { Operation, Provider } from "../../documents/model.js";
import { conformingBody } from "../conforming-answer.js";
import type { Sabotage } from "../sabotage.js";
import {
  type AnswerChange,
  echoingAnswer,
  listChanges,
  listingAnswer,
  memberChanges,
  staleAnswer,
} from "./answer-changes.js";
import { criterionReads } from "./criterion-reads.js";
import { withHeader } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";
import { statusOutcome } from "./status-outcome.js";

/**
 * Each criterion of each workflow, broken: the answers of its step's operation are changed where it looks.
 *
 * What a step was given is not known here, so several changes are tried; one of them breaks the criterion.
 */
export function criterionFaults({ workflows }: Provider): Fault[] {
  return workflows.flatMap((workflow) =>
    workflow.steps.flatMap((step) =>
      step.criteria.flatMap((criterion, index) => ofCriterion(workflow, step, { criterion, index })),
    ),
  );
}

function ofCriterion(
  workflow: Workflow,
  step: Step,
  { criterion, index }: { readonly criterion: Criterion; readonly index: number },
): Fault[] {
  const { target } = step;
  if (target.kind !== "operation" || step.assay.cleanup || isPrecondition(step, criterion)) return [];
  const { operation } = target;
  const ways = [
    ...changesFor(criterion, operation).map((change) => fromTurn(change, operation, turnOf(workflow, step))),
    ...changesFor(criterion, operation).map((change) => fromTurn(change, operation, 0)),
  ];
  const [first] = ways;
  if (first === undefined) return [];
  return [
    {
      name: faultName("workflow", workflow.id, step.id, "criteria", String(index)),
      family: "criterion",
      operation: operation.id,
      does: `The answer to step ${step.id} of workflow ${workflow.id} does not give: ${criterion.text}`,
      at: criterion.pointer,
      workflow: workflow.id,
      sabotage: first,
      ways,
    },
  ];
}

/** How many answers of its operation come before a step's, when nothing is sent twice. */
function turnOf({ steps }: Workflow, step: Step): number {
  const alike = steps.filter(
    ({ target, assay }) =>
      target.kind === "operation" &&
      step.target.kind === "operation" &&
      target.operation === step.target.operation &&
      !assay.cleanup,
  );
  return Math.max(0, alike.indexOf(step));
}

/** From then on, so that asking again, as one does after a change, mends nothing. */
function fromTurn(change: AnswerChange, operation: Operation, turn: number): Sabotage {
  let count = -1;
  return {
    change: (answer, to) => {
      // Every answer is looked at: what was told elsewhere may come back here.
      const changed = change(answer, to);
      if (to.operation !== operation) return answer;
      count += 1;
      return count >= turn ? changed : answer;
    },
  };
}

/** What only makes ready shows nothing when it is missing. */
function isPrecondition(step: Step, { assay }: Criterion): boolean {
  const promises = assay.promises ?? step.assay.promises;
  return promises !== undefined && promises.length === 0;
}

function changesFor(criterion: Criterion, operation: Operation): AnswerChange[] {
  const { status, headers, names, words } = criterionReads(criterion);
  const ofStatus = criterion.kind === "simple" && status ? statusChanges(criterion.condition, operation) : [];
  const ofHeaders = headers.flatMap((name) => headerChanges(name, words));
  // A text that a criterion forbids is one that it names, and so is a member.
  const ofBody = names.flatMap((name) => [...memberChanges(name), ...memberChanges(name, words)]);
  const ofWords = words.flatMap((word) => memberChanges(word, ["other"]));
  const whole =
    criterion.kind === "simple" && names.length === 0
      ? []
      : [...listChanges(), staleAnswer(), echoingAnswer(), listingAnswer()];
  const instead = successAnswers(operation).flatMap((success) => [
    success,
    ...names.flatMap((name) => memberChanges(name, words).map((change) => oneAfterTheOther(success, change))),
  ]);
  return [...ofStatus, ...ofHeaders, ...ofBody, ...ofWords, ...whole, ...instead];
}

/** Statuses in whose place others are put: those that break the condition for certain come first. */
function statusChanges(
  condition: Extract<Criterion, { kind: "simple" }>["condition"],
  { responses }: Operation,
): AnswerChange[] {
  const documented = responses.map(({ status }) => Number(status)).filter(Number.isInteger);
  const candidates = [...new Set([200, 201, ...documented, 400, 404, 409, 500])]
    // Asked to wait, a client waits: nothing is shown by that.
    .filter((status) => status !== 429 && status !== 503)
    .filter((status) => statusOutcome(condition, status) !== true);
  const certain = candidates.filter((status) => statusOutcome(condition, status) === false);
  const open = candidates.filter((status) => !certain.includes(status));
  return [...certain, ...open].flatMap((status) =>
    // Either all answers take the status, or those of the group that the condition wants.
    [2, 4].map(
      (group): AnswerChange =>
        (answer) =>
          Math.floor(answer.status / 100) === group && answer.status !== status
            ? { ...answer, status }
            : answer,
    ),
  );
}

function oneAfterTheOther(first: AnswerChange, second: AnswerChange): AnswerChange {
  return (answer, to) => second(first(answer, to), to);
}

/** Its documented successes in place of a refusal. */
function successAnswers({ responses }: Operation): AnswerChange[] {
  return responses
    .filter(({ status }) => /^2\d\d$/.test(status))
    .flatMap(({ status, media }) =>
      media.flatMap(({ mediaType, schema, examples, pointer }) =>
        examples.map(({ value }): AnswerChange => {
          const body = conformingBody(
            { mediaType, pointer, examples, ...(schema && { schema }) },
            mediaType,
            value,
          );
          return (answer) =>
            answer.status < 400
              ? answer
              : withHeader({ ...answer, status: Number(status), body }, "Content-Type", mediaType);
        }),
      ),
    );
}

function headerChanges(name: string, words: readonly string[]): AnswerChange[] {
  return [undefined, "other", ...words].map(
    (text): AnswerChange =>
      (answer) =>
        withHeader(answer, name, text),
  );
}
