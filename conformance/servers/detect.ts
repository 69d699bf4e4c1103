import { loadProviders } from "../../src/suite/load-providers.js";
import { runSuite, type SuiteOptions } from "../../src/suite/run-suite.js";
import { collectResults } from "../../src/report/collect-results.js";
import type { FindingResults, Results } from "../../src/report/results.js";
import type { Reference, StartOptions } from "./reference-server.js";

/** Runs the whole suite against a reference server, faultless or with one defect. */
export async function verifyReference(
  reference: Reference,
  start: StartOptions,
  options: Omit<SuiteOptions, "providers"> = {},
): Promise<{ results: Results; left: readonly string[]; requests: number }> {
  const loaded = await loadProviders(process.cwd(), [reference.name]);
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(({ message }) => message).join("\n"));
  const server = await reference.start(start);
  const collector = collectResults();
  try {
    await runSuite(
      { providers: loaded.value, target: "live", url: server.url, environment: server.env, runs: 15, ...options },
      collector.listen,
    );
    return { results: collector.results(), left: server.left(), requests: server.requests() };
  } finally {
    await server.close();
  }
}

/** The findings of a run, of one severity. */
export function findingsOf(results: Results, severity: FindingResults["severity"]): FindingResults[] {
  return results.providers
    .flatMap(({ cases }) => cases)
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.severity === severity);
}

/** Why cases could not be concluded. */
export function inconclusiveReasons(results: Results): string[] {
  const cases = results.providers.flatMap((provider) => provider.cases);
  return [...new Set(cases.filter(({ verdict }) => verdict === "inconclusive").map(({ name, reason }) => `${name}: ${reason}`))];
}
