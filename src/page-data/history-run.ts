import type { ProviderResults, Results } from "../report/results.js";
import { gatherFindings } from "./gather-findings.js";
import type { HistoryRun } from "./page-content.js";
import { promiseOverviews } from "./promise-overviews.js";
import type { Standing } from "./standing.js";

/**
 * What an earlier run tells about a later one's history; undefined where it is not earlier, or of another target.
 *
 * Two live runs are of the same target where they asked the same host: what a server under development did says
 * nothing of the provider's own.
 */
export function historyRunOf(earlier: Results, later: Results): HistoryRun | undefined {
  const { target, seed, startedAt, shard } = earlier;
  if (target !== later.target || startedAt >= later.startedAt) return undefined;
  if (shard?.index !== later.shard?.index || shard?.count !== later.shard?.count) return undefined;
  const providers = earlier.providers.filter((provider) => {
    const now = later.providers.find(({ name }) => name === provider.name);
    return now !== undefined && hostOf(earlier, provider) === hostOf(later, now);
  });
  if (providers.length === 0) return undefined;
  return {
    ...{ target, seed, startedAt },
    providers: providers.map((provider) => ({
      name: provider.name,
      requests: provider.requests,
      ...(provider.documents === undefined ? {} : { documents: provider.documents }),
      standings: standingsOf(provider),
    })),
  };
}

/** Which machine answered: empty for the mock, which is at another port each time. */
export function hostOf(
  { target }: Pick<Results, "target">,
  { address }: Pick<ProviderResults, "address">,
): string {
  if (target === "mock") return "";
  return /^https?:\/\/(\[[^\]]*\]|[^/:?#]+)/i.exec(address)?.[1] ?? address;
}

/** How each promise of a provider stands, by its id. */
export function standingsOf(provider: ProviderResults): Readonly<Record<string, Standing>> {
  const promises = promiseOverviews(provider.promises, gatherFindings(provider).findings);
  return Object.fromEntries(promises.map(({ id, standing }) => [id, standing]));
}
