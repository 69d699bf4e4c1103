import type { Case, NotExercised } from "../engine/case.js";
import type { ProviderPlan } from "../engine/plan/plan-provider.js";
import { planFor } from "../engine/run.js";
import { exitStatus } from "../suite/exit-status.js";
import { documentsFolder, loadProviders } from "../suite/load-providers.js";
import { runOptions } from "../suite/run-suite.js";
import type { CommandContext } from "./command-context.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** A case as `assay plan` prints it. */
interface PlannedCase {
  readonly name: string;
  readonly kind: string;
  readonly operation?: string;
  readonly promises: readonly string[];
  readonly effects: readonly string[];
  readonly billable: boolean;
  readonly maxRequests: number;
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
  const loaded = await loadProviders(documentsFolder(context.workingFolder), names);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  const options = suiteFromFlags(flags, loaded.value, context);
  const plans = loaded.value.map((provider) =>
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
    maxRequests: cases.reduce((sum, { maxRequests }) => sum + maxRequests, 0),
    notExercised,
  };
}

function plannedCase(item: Case): PlannedCase {
  const { name, kind, operation, promises, effects, billable, maxRequests } = item;
  return {
    name,
    kind,
    ...(operation === undefined ? {} : { operation: operation.id }),
    promises,
    effects,
    billable,
    maxRequests,
  };
}

function planText(providers: readonly PlannedProvider[]): string {
  const lines = providers.flatMap(({ name, cases, maxRequests, notExercised }) => [
    ...cases.map(
      (item) =>
        `${item.name}  [${item.effects.join(", ") || "nothing sent"}${item.billable ? ", billable" : ""}; at most ${item.maxRequests} requests]`,
    ),
    ...notExercised.map(
      ({ operation, place, reason }) => `not exercised: ${name} ${operation ?? ""} ${place ?? ""}: ${reason}`,
    ),
    `${name}: ${cases.length} cases, at most ${maxRequests} requests without shrinking`,
    "",
  ]);
  return `${lines.join("\n")}\n`;
}
