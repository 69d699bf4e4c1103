import { createHash } from "node:crypto";
import type { Provider } from "../documents/model.js";
import { createAuthority } from "./authority.js";
import { isSelected } from "./case-selection.js";
import type { TargetKind } from "./events.js";
import { withGivenCredentials } from "./given-credentials.js";
import { type ProviderPlan, planProvider } from "./plan/plan-provider.js";
import type { RunOptions } from "./run-options.js";
import { withoutBillable } from "./spare-money.js";

/** What was selected of a plan before it was split into shards. */
export interface PlanExtent {
  readonly cases: number;
  /** The same for the same cases, whatever their order. */
  readonly digest: string;
}

/** The cases of a plan that a run takes. */
export interface SelectedPlan extends ProviderPlan {
  readonly extent: PlanExtent;
}

/** The plan of a provider under the options of a run. */
export function planFor(
  described: Provider,
  options: Pick<
    RunOptions,
    "target" | "environment" | "run" | "now" | "runs" | "selection" | "allow" | "headers" | "limits"
  >,
): SelectedPlan {
  const provider = withGivenCredentials(onTarget(described, options.target), options.headers);
  const { secretsOf } = createAuthority(provider, options, options);
  const plan = planProvider(provider, { ...options, secretsOf });
  const { shard: _, ...whole } = options.selection;
  const all = options.limits.sparesMoney ? withoutBillable(plan.cases) : plan.cases;
  const selected = all.filter((item) => isSelected(item, whole));
  return {
    ...plan,
    cases: selected.filter((item) => isSelected(item, options.selection)),
    extent: { cases: selected.length, digest: digestOf(selected.map(({ name }) => name)) },
  };
}

/** Our own mock keeps nothing of what nobody described: there is nothing to make first, or to remove. */
function onTarget(provider: Provider, target: TargetKind): Provider {
  if (target !== "mock" || provider.profile.isImplied !== true) return provider;
  const bindings = provider.profile.bindings.filter(({ kind }) => kind !== "resource");
  return { ...provider, profile: { ...provider.profile, resources: [], bindings } };
}

function digestOf(names: readonly string[]): string {
  return createHash("sha256").update(names.toSorted().join("\n")).digest("hex").slice(0, 16);
}
