import type { Case, NotExercised } from "../engine/case.js";
import { times } from "../engine/effects/case-cost.js";
import type { ProviderPlan } from "../engine/plan/plan-provider.js";
import { planFor } from "../engine/plan-for.js";
import type { PlannedWorkflow } from "../engine/workflow/workflow-source.js";
import { plural } from "../report/plural.js";
import { exitStatus } from "../suite/exit-status.js";
import { chooseSuite } from "../suite/prepare-suite.js";
import { runOptions } from "../suite/run-suite.js";
import { nothingChangedText, onlyChangedSince } from "./changed-since.js";
import type { CommandContext } from "./command-context.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** A case as `assay plan` prints it. */
interface PlannedCase {
  readonly name: string;
  readonly kind: string;
  readonly operation?: string;
  readonly workflow?: PlannedWorkflow;
  readonly promises: readonly string[];
  readonly effects: readonly string[];
  readonly billable: boolean;
  readonly maxRequests: number;
  readonly maxCreates: number;
  /** Why it will not run. */
  readonly skipped?: string;
}

/** What the plan of one provider says to a machine. */
interface PlannedProvider {
  readonly name: string;
  readonly cases: readonly PlannedCase[];
  readonly maxRequests: number;
  readonly notExercised: readonly NotExercised[];
}

/** Prints what `verify` would send; sends nothing. */
export async function plan(
  names: readonly string[],
  flags: VerifyFlags,
  context: CommandContext,
): Promise<number> {
  const chosen = await chooseSuite(suiteFromFlags(flags, names, context));
  if (chosen.kind === "broken") return context.refuse(chosen.problems);
  const changed = await onlyChangedSince(flags, chosen.value, context);
  if (changed.kind === "broken") return context.refuse(changed.problems);
  const options = changed.value;
  if (options.providers.length === 0) context.streams.err(nothingChangedText(flags.changedSince ?? ""));
  const plans = options.providers.map((provider) =>
    planFor(provider, runOptions(options, provider, context.signal)),
  );
  const planned = plans.map(plannedProvider);
  context.streams.out(
    flags.json === true ? `${JSON.stringify({ providers: planned }, null, 2)}\n` : planText(planned),
  );
  return exitStatus.conforms;
}

function plannedProvider({ provider, cases, notExercised }: ProviderPlan): PlannedProvider {
  const sorted = [...cases].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return {
    name: provider.name,
    cases: sorted.map(plannedCase),
    maxRequests: cases.reduce((sum, { cost }) => sum + times(cost.pass, cost.passes).requests, 0),
    notExercised,
  };
}

function plannedCase(item: Case): PlannedCase {
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
    ...(work.kind === "skip" ? { skipped: work.reason } : {}),
  };
}

function caseLine({ name, workflow, effects, billable, maxRequests, skipped }: PlannedCase): string {
  const told = [
    effects.join(", ") || "nothing sent",
    ...(billable ? ["billable"] : []),
    ...(workflow === undefined || workflow.needs.length === 0 ? [] : [`needs ${workflow.needs.join(", ")}`]),
  ];
  const inputs = workflow === undefined ? "" : ` with ${plural(workflow.runs, "input")}`;
  const reasons = [
    ...(workflow?.origin.kind === "inferred" ? [`inferred: ${workflow.origin.reason}`] : []),
    ...(skipped === undefined ? [] : [`skipped: ${skipped}`]),
  ];
  return [`${name}  [${told.join(", ")}; at most ${maxRequests} requests${inputs}]`, ...reasons].join("  ");
}

function planText(providers: readonly PlannedProvider[]): string {
  const lines = providers.flatMap(({ name, cases, maxRequests, notExercised }) => [
    ...cases.map(caseLine),
    ...notExercised.map(
      ({ operation, place, reason }) => `not exercised: ${name} ${operation ?? ""} ${place ?? ""}: ${reason}`,
    ),
    `${name}: ${cases.length} cases, at most ${maxRequests} requests without shrinking`,
    "",
  ]);
  return `${lines.join("\n")}\n`;
}
