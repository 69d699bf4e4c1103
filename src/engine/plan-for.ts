import type { Provider } from "../documents/model.js";
import { createAuthority } from "./authority.js";
import { isSelected } from "./case-selection.js";
import { type ProviderPlan, planProvider } from "./plan/plan-provider.js";
import type { RunOptions } from "./run-options.js";

/** The plan of a provider under the options of a run. */
export function planFor(
  provider: Provider,
  options: Pick<RunOptions, "target" | "environment" | "run" | "now" | "runs" | "selection" | "allow">,
): ProviderPlan {
  const { secretsOf } = createAuthority(provider, options, options);
  const plan = planProvider(provider, { ...options, secretsOf });
  return { ...plan, cases: plan.cases.filter((item) => isSelected(item, options.selection)) };
}
