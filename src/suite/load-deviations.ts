import type { Loaded, Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import { planFor } from "../engine/plan-for.js";
import type { KnownDeviation } from "../gate/known-deviation.js";
import { loadKnownDeviations } from "../gate/load-known-deviations.js";
import { validateDocument } from "../schema/validate-document.js";
import { runOptions } from "./run-suite.js";

/** Loads the known deviations of providers; every problem of all of them comes back at once. */
export async function loadDeviations(
  folder: string,
  providers: readonly Provider[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Loaded<ReadonlyMap<string, readonly KnownDeviation[]>>> {
  const loaded = await Promise.all(
    providers.map(async (provider) => {
      const caseNames = () => allCaseNames(provider, environment);
      const context = { folder, provider, caseNames, validate: validateDocument };
      return [provider.name, await loadKnownDeviations(context)] as const;
    }),
  );
  const problems: Problem[] = loaded.flatMap(([, result]) =>
    result.kind === "broken" ? result.problems : [],
  );
  if (problems.length > 0) return { kind: "broken", problems };
  return {
    kind: "loaded",
    value: new Map(
      loaded.map(([name, result]) => [name, result.kind === "loaded" ? result.value : []] as const),
    ),
  };
}

/** The names of all cases, those too for which this environment lacks something. */
function allCaseNames(
  provider: Provider,
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlySet<string> {
  const { signal } = new AbortController();
  const names = (["mock", "live"] as const).flatMap((target) => {
    const options = runOptions({ providers: [provider], target, environment }, provider, signal);
    return planFor(provider, options).cases.map(({ name }) => name);
  });
  return new Set(names);
}
