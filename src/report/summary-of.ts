import { allFindings, type ProviderResults, type Summary } from "./results.js";

/** A run in numbers. */
export function summaryOf(providers: readonly ProviderResults[], seconds: number): Summary {
  const cases = providers.flatMap((provider) => provider.cases);
  const promises = providers.flatMap((provider) => provider.promises);
  const findings = cases.flatMap(allFindings);
  const verdicts = (wanted: string) => cases.filter(({ verdict }) => verdict === wanted).length;
  const standings = (wanted: string) => promises.filter(({ standing }) => standing === wanted).length;
  return {
    conforms: verdicts("conforms"),
    violates: verdicts("violates"),
    deviates: verdicts("deviates"),
    stale: verdicts("stale"),
    skipped: verdicts("skipped"),
    inconclusive: verdicts("inconclusive"),
    warnings: findings.filter(({ severity }) => severity === "warning").length,
    gaps: findings.filter(({ severity }) => severity === "gap").length,
    requests: providers.reduce((sum, provider) => sum + provider.requests, 0),
    seconds: Math.round(seconds * 1000) / 1000,
    promises: {
      verified: standings("verified"),
      broken: standings("broken"),
      unverified: standings("unverified"),
      unverifiable: standings("unverifiable"),
    },
  };
}
