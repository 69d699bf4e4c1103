import type { Need, Workflow } from "../../documents/arazzo/workflow.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { Allowance } from "../allowance.js";
import { secondAccountLack } from "../authority.js";
import type { BindingContext } from "../binder.js";
import { type Case, type Effect, effects } from "../case.js";
import { costOf } from "../effects/case-cost.js";
import { isBillable, ownEffect } from "../effects/operation-effects.js";
import { creationsKept, workflowCost } from "../effects/workflow-cost.js";
import { suppliedOn } from "../supplied-values.js";
import { inputBindings } from "./bound-inputs.js";
import { inputDraws } from "./input-draws.js";
import { namedPromises } from "./named-promises.js";
import { operationsOf, reachableWorkflows } from "./reachable-workflows.js";
import type { WorkflowOrigin } from "./workflow-source.js";

/** What planning a workflow needs. */
export interface WorkflowPlanContext extends BindingContext {
  readonly provider: Provider;
  /** Generated requests for each case that explores; a workflow gets a part of that. */
  readonly runs: number;
  /** What a live run leaves out unless the user allows it. */
  readonly allow: readonly Allowance[];
}

/** Requests that one input of a workflow stands for in the size of a run. */
const requestsAnInput = { mock: 8, live: 30 } as const;

/** Plans the workflows of a provider's documents; one that only makes ready what others show is no case of its own. */
export function planWorkflows(context: WorkflowPlanContext): Case[] {
  const { provider } = context;
  const called = new Set(
    provider.workflows.flatMap((workflow) =>
      reachableWorkflows(provider, workflow).filter((reached) => reached !== workflow),
    ),
  );
  return provider.workflows
    .map((workflow) => ({ workflow, item: planWorkflow(context, workflow) }))
    .filter(({ workflow, item }) => item.promises.length > 0 || !called.has(workflow))
    .map(({ item }) => item);
}

/** Plans the case of a workflow, wherever it comes from; one that cannot run is skipped with the reason. */
export function planWorkflow(
  context: WorkflowPlanContext,
  workflow: Workflow,
  origin: WorkflowOrigin = { kind: "documented" },
): Case {
  const { provider } = context;
  const runs = Math.ceil(context.runs / requestsAnInput[context.target]);
  const plan = inputDraws(provider, workflow, runs);
  const draws = plan.kind === "drawn" ? plan.draws : [];
  const operations = operationsOf(provider, workflow);
  const { needs } = workflow.assay;
  const obstacle =
    plan.kind === "impossible" ? { reason: plan.reason, isOurs: true } : obstacleTo(context, workflow);
  return {
    name: [provider.name, "workflow", workflow.id].join("/"),
    kind: "workflow",
    provider: provider.name,
    workflow: { id: workflow.id, origin, needs, runs: draws.length },
    promises: promisesOf(provider, workflow),
    effects: effectsOf(provider, operations),
    billable: isBillable(
      provider,
      operations.map(({ id }) => id),
    ),
    // What uses up a quota or moves the clock would disturb others.
    ...(needs.includes("quota") || needs.includes("slow") ? { alone: true } : {}),
    cost: costOf(draws.length, workflowCost(provider, workflow), creationsKept(provider, operations)),
    work:
      obstacle === undefined
        ? { kind: "workflow", source: { workflow, draws } }
        : { kind: "skip", ...obstacle },
  };
}

/** Why a workflow cannot run here; `isOurs` where our documents are at fault, as they are for all that the mock lacks. */
function obstacleTo(
  context: WorkflowPlanContext,
  workflow: Workflow,
): Omit<Extract<Case["work"], { kind: "skip" }>, "kind"> | undefined {
  const { provider, target, allow } = context;
  const all = reachableWorkflows(provider, workflow);
  const bindings = all.flatMap((reached) => inputBindings(provider, reached));
  const unknown = bindings.find(({ binding }) => binding === undefined);
  if (unknown !== undefined)
    return {
      reason: `input ${unknown.input} is bound to "${unknown.name}", which the profile has as no fresh or supplied value`,
      isOurs: true,
    };
  const lack = all.some(({ assay, steps }) => assay.needs.includes("second-account") || steps.some(isSeconds))
    ? secondAccountLack(provider, context)
    : undefined;
  if (lack !== undefined) return { ...lack, ...(target === "mock" ? { isOurs: true } : {}) };
  const forbidden = all
    .flatMap(({ assay }) => assay.needs)
    .filter((need) => need !== "second-account")
    .find((need) => target === "live" && !allow.includes(need));
  if (forbidden !== undefined)
    return { reason: `${needTexts[forbidden]}; --allow ${forbidden} runs it`, leave: forbidden };
  const missing = bindings.flatMap(({ binding }) =>
    binding?.kind === "supplied" && suppliedOn(context, binding.value) === undefined
      ? [binding.value.env]
      : [],
  );
  if (missing.length === 0) return undefined;
  const lacks = [...new Set(missing)];
  return { reason: `it needs ${lacks.join(" and ")}, not set in the environment`, lacks };
}

const needTexts: Readonly<Record<Exclude<Need, "second-account">, string>> = {
  quota: "it uses up a quota of the account",
  slow: "it waits long",
};

function isSeconds({ assay }: Workflow["steps"][number]): boolean {
  return assay.account === "second";
}

/** Every promise that the workflow or a part of it names. */
function promisesOf(provider: Provider, workflow: Workflow): string[] {
  return [...new Set(reachableWorkflows(provider, workflow).flatMap(namedPromises))];
}

/** What all its steps do together. */
function effectsOf(provider: Provider, operations: readonly Operation[]): Effect[] {
  const all = new Set(operations.map((operation) => ownEffect(provider, operation)));
  return effects.filter((effect) => all.has(effect));
}
