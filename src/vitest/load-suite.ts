import type { Provider } from "../documents/model.js";
import { problemText } from "../report/problem-text.js";
import { documentsFolder } from "../suite/documents-folder.js";
import { ledgersOf } from "../suite/ledger-of-run.js";
import { loadDeviations } from "../suite/load-deviations.js";
import { loadProviders } from "../suite/load-providers.js";
import { type SuiteOptions, suiteProblems } from "../suite/run-suite.js";

/** What a conformance test file may decide; the environment decides the rest. */
export type ConformanceOptions = Omit<SuiteOptions, "providers"> & {
  /** The folder whose `specs/` count; without it the working folder's, or the ones that assay ships. */
  readonly folder?: string;
};

/** Loads a provider for a test file, with the options of its run. @throws Error that names every problem. */
export async function loadSuite(
  providerName: string,
  { folder = documentsFolder(process.cwd()), ...options }: ConformanceOptions,
): Promise<{ readonly providers: readonly Provider[]; readonly suite: SuiteOptions }> {
  const loaded = await loadProviders(folder, [providerName]);
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemText).join("\n"));
  const known = await loadDeviations(folder, loaded.value, options.environment ?? process.env);
  if (known.kind === "broken") throw new Error(known.problems.map(problemText).join("\n"));
  const suite: SuiteOptions = {
    ...optionsFrom(process.env),
    environment: process.env,
    deviations: known.value,
    ledgerFolder: ledgersOf(process.cwd()),
    ...options,
    providers: loaded.value,
  };
  const missing = suiteProblems(suite);
  if (missing.length > 0) throw new Error(missing.map(problemText).join("\n"));
  return { providers: loaded.value, suite };
}

function optionsFrom(environment: NodeJS.ProcessEnv): Partial<SuiteOptions> {
  const { ASSAY_TARGET: target, ASSAY_URL: url, ASSAY_SEED: seed } = environment;
  return {
    ...(target === "live" || url !== undefined ? { target: "live" as const } : {}),
    ...(url === undefined ? {} : { url }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}
