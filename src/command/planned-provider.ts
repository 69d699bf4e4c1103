import { groupedBy } from "../core/grouped-by.js";
import type { Provider } from "../documents/model.js";
import type { Allowance } from "../engine/allowance.js";
import type { Amount } from "../engine/budget.js";
import type { Case, NotExercised } from "../engine/case.js";
import { plus, times } from "../engine/effects/case-cost.js";
import { fittingIn } from "../engine/order/fitting.js";
import { sends } from "../engine/order/within-budget.js";
import type { ProviderPlan } from "../engine/plan/plan-provider.js";
import type { RunOptions } from "../engine/run-options.js";
import { missingVariables, suppliedOn } from "../engine/supplied-values.js";
import type { PlannedWorkflow } from "../engine/workflow/workflow-source.js";

/** A case as `assay plan` tells it. */
export interface PlannedCase {
  readonly name: string;
  readonly kind: string;
  readonly operation?: string;
  readonly workflow?: PlannedWorkflow;
  readonly promises: readonly string[];
  readonly effects: readonly string[];
  readonly billable: boolean;
  readonly maxRequests: number;
  readonly maxCreates: number;
  /** What comes on top where a breach is made smaller. */
  readonly shrinking: Amount;
  /** Whether the budget suffices for certain; absent without a budget. */
  readonly fits?: boolean;
  /** Why it will not run. */
  readonly skipped?: string;
}

/** What an operation's cases take together. */
export interface PlannedOperation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly cases: number;
  readonly effects: readonly string[];
  readonly billable: boolean;
  readonly maxRequests: number;
  readonly maxCreates: number;
}

/** A variable of the environment that is not set, and what it makes impossible. */
export interface Lacking {
  readonly variable: string;
  /** Without it a live run does not start. */
  readonly required: boolean;
  readonly cases: readonly string[];
  /** Places of requests that are left out. */
  readonly places: readonly string[];
}

/** What one more allowance would add. */
export interface Leave {
  readonly allow: Allowance;
  readonly cases: readonly string[];
  readonly maxRequests: number;
  readonly maxCreates: number;
}

/** What the plan of one provider tells. */
export interface PlannedProvider {
  readonly name: string;
  readonly target: string;
  readonly operations: readonly PlannedOperation[];
  readonly cases: readonly PlannedCase[];
  readonly maxRequests: number;
  readonly maxCreates: number;
  readonly billable: readonly string[];
  readonly lacking: readonly Lacking[];
  readonly leave: readonly Leave[];
  /** Limits of the run; `null` for none. */
  readonly budget: { readonly maxRequests: number | null; readonly maxCreates: number | null };
  readonly notExercised: readonly NotExercised[];
}

/** What a run with these options would send to the provider of a plan. */
export function plannedProvider(plan: ProviderPlan, options: RunOptions): PlannedProvider {
  const { provider, notExercised } = plan;
  const { maxRequests, maxCreates } = options.limits;
  const budget = { requests: maxRequests, creations: maxCreates };
  const isLimited = Number.isFinite(maxRequests) || Number.isFinite(maxCreates);
  const fitting = fittingIn(plan.cases, budget).sort((a, b) => (a.item.name < b.item.name ? -1 : 1));
  const cases = fitting.map(({ item }) => item);
  const total = mostOf(cases);
  return {
    name: provider.name,
    target: options.target,
    operations: provider.operations.flatMap((operation) => {
      const own = cases.filter((item) => item.operation === operation);
      return own.length === 0 ? [] : [plannedOperation(operation, own)];
    }),
    cases: fitting.map(({ item, fits }) => plannedCase(item, isLimited ? { fits } : {})),
    maxRequests: total.requests,
    maxCreates: total.creations,
    billable: provider.profile.billable,
    lacking: lackingOf(provider, cases, options),
    leave: leaveOf(cases),
    budget: { maxRequests: finite(maxRequests), maxCreates: finite(maxCreates) },
    notExercised,
  };
}

function plannedCase(item: Case, fit: Pick<PlannedCase, "fits">): PlannedCase {
  const { name, kind, operation, workflow, promises, effects, billable, cost, work } = item;
  const { requests: maxRequests, creations: maxCreates } = times(cost.pass, cost.passes);
  return {
    name,
    kind,
    ...(operation === undefined ? {} : { operation: operation.id }),
    ...(workflow === undefined ? {} : { workflow }),
    promises,
    effects,
    billable,
    maxRequests,
    maxCreates,
    shrinking: cost.shrinking,
    ...(sends(item) ? fit : {}),
    ...(work.kind === "skip" ? { skipped: work.reason } : {}),
  };
}

function plannedOperation(
  { id, method, path }: Provider["operations"][number],
  cases: readonly Case[],
): PlannedOperation {
  const most = mostOf(cases);
  return {
    operation: id,
    method,
    path,
    cases: cases.length,
    effects: [...new Set(cases.flatMap(({ effects }) => effects))],
    billable: cases.some(({ billable }) => billable),
    maxRequests: most.requests,
    maxCreates: most.creations,
  };
}

/** What all of these that run send at most. */
function mostOf(cases: readonly Case[]): Amount {
  return cases
    .filter(sends)
    .map(({ cost }) => times(cost.pass, cost.passes))
    .reduce(plus, { requests: 0, creations: 0 });
}

function leaveOf(cases: readonly Case[]): Leave[] {
  const left = groupedBy(cases, ({ work }) => (work.kind === "skip" ? work.leave : undefined));
  return [...left].flatMap(([allow, skipped]) => {
    if (allow === undefined) return [];
    const most = skipped.map(({ cost }) => times(cost.pass, cost.passes)).reduce(plus);
    return [
      {
        allow,
        cases: skipped.map(({ name }) => name),
        maxRequests: most.requests,
        maxCreates: most.creations,
      },
    ];
  });
}

/** Variables that are not set, with what each makes impossible. */
function lackingOf(provider: Provider, cases: readonly Case[], options: RunOptions): Lacking[] {
  if (options.target === "mock") return [];
  const { bindings, credentials } = provider.profile;
  const required = missingVariables(provider, options).map(({ document }) => document);
  const places = new Map<string, string[]>(required.map((variable) => [variable, []]));
  for (const binding of bindings)
    if (binding.kind === "supplied" && suppliedOn(options, binding.value) === undefined)
      places.set(binding.value.env, [
        ...(places.get(binding.value.env) ?? []),
        ...binding.at.map(({ operation, in: where, name, pointer }) =>
          [operation, where, name ?? pointer ?? ""].join(" ").trim(),
        ),
      ]);
  for (const scheme of [...credentials.first.values(), ...credentials.second.values()])
    for (const part of scheme.values())
      if (suppliedOn(options, part) === undefined) places.set(part.env, places.get(part.env) ?? []);
  return [...places].map(([variable, left]) => ({
    variable,
    required: required.includes(variable),
    cases: cases.flatMap(({ name, work }) =>
      work.kind === "skip" && work.lacks?.includes(variable) === true ? [name] : [],
    ),
    places: left,
  }));
}

function finite(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null;
}
