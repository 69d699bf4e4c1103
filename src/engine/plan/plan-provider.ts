import type { Stake } from "../../checks/promise-index.js";
import { createPromiseIndex, type PromiseIndex } from "../../checks/promise-index.js";
import { isAtOrBelow } from "../../core/json-pointer.js";
import type { Operation, Provider } from "../../documents/model.js";
import { type Case, caseKinds, type NotExercised } from "../case.js";
import { planInferred } from "../infer/plan-inferred.js";
import { type RequestSpace, requestSpace } from "../request-space.js";
import { planWorkflows, type WorkflowPlanContext } from "../workflow/plan-workflow.js";
import { planBoundaries } from "./plan-boundaries.js";
import { drawBases, type PlanContext } from "./plan-context.js";
import { planCredentials } from "./plan-credentials.js";
import { planDocuments } from "./plan-documents.js";
import { planExamples } from "./plan-examples.js";
import { planMethods } from "./plan-methods.js";
import { planNegatives } from "./plan-negatives.js";
import { planPositive } from "./plan-positive.js";
import { planRobustness } from "./plan-robustness.js";

/** Everything that a run would send to one provider, in order, and what it cannot exercise. */
export interface ProviderPlan {
  readonly provider: Provider;
  readonly promises: PromiseIndex;
  readonly cases: readonly Case[];
  readonly spaces: ReadonlyMap<string, RequestSpace>;
  readonly bases: ReadonlyMap<string, PlanContext["bases"]>;
  readonly notExercised: readonly NotExercised[];
}

/** What sets the size of a plan. */
export interface PlanOptions extends Omit<WorkflowPlanContext, "provider"> {
  readonly secretsOf: (scheme: string) => Readonly<Record<string, string>> | undefined;
}

/** Plans a provider: deterministic cases first, exploration after, each named once. */
export function planProvider(provider: Provider, options: PlanOptions): ProviderPlan {
  const promises = createPromiseIndex(provider);
  const notExercised: NotExercised[] = (provider.faults ?? []).map(({ pointer, message }) => ({
    provider: provider.name,
    ...(pointer === undefined ? {} : { place: pointer }),
    reason: `the description has a fault: ${message}`,
  }));
  const spaces = new Map<string, RequestSpace>();
  const bases = new Map<string, PlanContext["bases"]>();
  const cases: Case[] = planDocuments(provider, promises);
  for (const operation of provider.operations) {
    const report = requestSpace(provider, operation);
    notExercised.push(...report.notes);
    if (report.space === undefined) continue;
    spaces.set(operation.id, report.space);
    const drawn = drawBases(report.space);
    bases.set(operation.id, drawn);
    const context: PlanContext = {
      provider,
      space: report.space,
      bases: drawn,
      runs: options.runs,
      note: (note) => notExercised.push({ provider: provider.name, operation: operation.id, ...note }),
    };
    cases.push(...planOperation(context, options).map((item) => withPromises(item, promises)));
  }
  cases.push(...planWorkflows({ ...options, provider }));
  cases.push(
    ...planInferred({
      provider,
      target: options.target,
      runs: options.runs,
      baseOf: ({ id }) => bases.get(id)?.[0],
      spaceOf: ({ id }) => spaces.get(id),
      note: (note) => notExercised.push(note),
    }),
  );
  const ordered = cases.sort((a, b) => caseKinds.indexOf(a.kind) - caseKinds.indexOf(b.kind));
  return {
    provider,
    promises,
    cases: named(placed(ordered)),
    spaces,
    bases,
    notExercised: distinct(notExercised),
  };
}

function planOperation(context: PlanContext, options: PlanOptions): Case[] {
  const { operation } = context.space;
  const cases = [
    ...planExamples(context),
    ...planBoundaries(context),
    ...planPositive(context),
    ...planCredentials(context, options.secretsOf),
    ...planMethods(context),
  ];
  if (!operation.underTest) {
    context.note({
      place: operation.pointer,
      side: "breach",
      reason: "described from other material, which promises no refusals: no negative and no odd requests",
    });
    return cases;
  }
  return [...cases, ...planNegatives(context), ...planRobustness(context)];
}

/** Tells each case its place: whatever runs beside it, and whatever is selected, its fresh values are the same. */
function placed(cases: readonly Case[]): Case[] {
  return cases.map((item, index) => ({ ...item, place: index + 1 }));
}

/** Names are identities: of two cases with one name, the later gets a number. */
function named(cases: readonly Case[]): Case[] {
  const counts = new Map<string, number>();
  return cases.map((item) => {
    const count = (counts.get(item.name) ?? 0) + 1;
    counts.set(item.name, count);
    return count === 1 ? item : { ...item, name: `${item.name}-${count}` };
  });
}

function distinct(notes: readonly NotExercised[]): NotExercised[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** Which promises a case can break: those whose check looks at it, at a place that it exercises. */
function withPromises(item: Case, index: PromiseIndex): Case {
  const { operation } = item;
  if (operation === undefined) return item;
  const ids = index
    .stakesOf(operation.id)
    .filter((stake) => isAtStake(item, stake, operation))
    .map(({ promise }) => promise.id);
  return { ...item, promises: [...new Set(ids)] };
}

const answerChecks = [
  "response-body",
  "response-headers",
  "media-type",
  "well-formed-body",
  "documented-status",
];

function isAtStake(item: Case, { evidence }: Stake, operation: Operation): boolean {
  const { check, at } = evidence;
  if (check === "no-secret-echo" || check === "no-server-error" || check === "answer-in-time") return true;
  const succeeds = item.kind === "example" || item.kind === "positive" || item.kind === "boundary";
  if (answerChecks.includes(check)) {
    const response = operation.responses.find(
      ({ usePointer, pointer }) => isAtOrBelow(at, usePointer) || isAtOrBelow(at, pointer),
    );
    return response === undefined || response.status.startsWith("2") === succeeds;
  }
  switch (check) {
    case "valid-request-accepted":
    case "created-resource-identified":
      return succeeds;
    case "invalid-request-refused":
      return item.kind === "negative" && isBrokenBy(item, at);
    case "unknown-reference-refused":
      return item.kind === "negative" && item.name.endsWith("/unknown");
    case "credential-refused":
      return item.kind === "credentials";
    case "undocumented-method-refused":
      return item.kind === "method";
    default:
      return false;
  }
}

function isBrokenBy(item: Case, at: string): boolean {
  return (
    (item.constraints ?? []).some((constraint) => isAtOrBelow(constraint, at)) ||
    item.constraints === undefined
  );
}
