import type { Provider } from "../../src/documents/model.js";
import { collectResults } from "../../src/report/collect-results.js";
import { allFindings, type FindingResults, type Results } from "../../src/report/results.js";
import { loadProviders } from "../../src/suite/load-providers.js";
import { runSuite, type SuiteOptions } from "../../src/suite/run-suite.js";
import type { Reference, StartOptions } from "./reference-server.js";

/** A run's options; how long a change may take to show can stand in for what the profile says. */
type DetectOptions = Omit<SuiteOptions, "providers"> & { readonly convergenceMs?: number };

/** Runs the whole suite against a reference server, faultless or with one defect. */
export async function verifyReference(
  reference: Reference,
  start: StartOptions,
  { convergenceMs, ...options }: DetectOptions = {},
): Promise<{ results: Results; left: readonly string[]; requests: number }> {
  const loaded = await providersOf(reference.name);
  const providers = convergenceMs === undefined ? loaded : loaded.map(showingWithin(convergenceMs));
  const server = await reference.start(start);
  const collector = collectResults();
  try {
    await runSuite(
      { providers, target: "live", url: server.url, environment: server.env, runs: 15, ...options },
      collector.listen,
    );
    return { results: collector.results(), left: server.left(), requests: server.requests() };
  } finally {
    await server.close();
  }
}

function showingWithin(convergenceMs: number) {
  return (provider: Provider): Provider => ({
    ...provider,
    profile: { ...provider.profile, convergenceMs },
  });
}

const cache = new Map<string, Promise<readonly Provider[]>>();

/** Loads a provider once for all runs of a test file. */
function providersOf(name: string): Promise<readonly Provider[]> {
  const known = cache.get(name) ?? load(name);
  cache.set(name, known);
  return known;
}

async function load(name: string): Promise<readonly Provider[]> {
  const result = await loadProviders(process.cwd(), [name]);
  if (result.kind === "broken") throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.value;
}

/** The findings of a run, of one severity. */
export function findingsOf(results: Results, severity: FindingResults["severity"]): FindingResults[] {
  return results.providers
    .flatMap(({ cases }) => cases)
    .flatMap(allFindings)
    .filter((finding) => finding.severity === severity);
}

/** Why cases could not be concluded. */
export function inconclusiveReasons(results: Results): string[] {
  const cases = results.providers.flatMap((provider) => provider.cases);
  return [
    ...new Set(
      cases
        .filter(({ verdict }) => verdict === "inconclusive")
        .map(({ name, reason }) => `${name}: ${reason}`),
    ),
  ];
}
