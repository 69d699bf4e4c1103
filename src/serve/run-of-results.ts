import { gzipSync } from "node:zlib";
import { hostOf } from "../page-data/history-run.js";
import type { PageContent, ProviderOverview } from "../page-data/page-content.js";
import { pageOfResults } from "../page-data/page-of-results.js";
import type { ProviderLine, RunLine } from "../page-data/serve-content.js";
import type { Standing } from "../page-data/standing.js";
import type { Results } from "../report/results.js";

/** What is remembered of a run. */
export interface RememberedRun {
  readonly line: Omit<RunLine, "files">;
  /** The overview as JSON, packed with gzip; its history is empty. */
  readonly overview: Uint8Array;
  /** In the order of `line.providers`. */
  readonly standings: readonly Readonly<Record<string, Standing>>[];
}

/** What is to be remembered of results. */
export function runOfResults(id: string, results: Results, version: string): RememberedRun {
  const { overview } = pageOfResults(results, { version, history: [] });
  const { target, seed, startedAt, shard, interrupted, sentence, summary } = overview;
  return {
    line: {
      ...{ id, target, seed, startedAt, sentence },
      ...(shard === undefined ? {} : { shard }),
      ...(interrupted === undefined ? {} : { interrupted }),
      ...{ requests: summary.requests, seconds: summary.seconds },
      providers: overview.providers.map((provider) => providerLine(provider, hostOf(results, provider))),
    },
    overview: packed(overview),
    standings: overview.providers.map(({ promises }) =>
      Object.fromEntries(promises.map(({ id: promise, standing }) => [promise, standing])),
    ),
  };
}

/** The cases and findings of each provider as JSON, packed with gzip. */
export function packedDetails(results: Results, version: string): Uint8Array[] {
  return pageOfResults(results, { version, history: [] }).details.map(packed);
}

function packed(value: PageContent["overview"] | PageContent["details"][number]): Uint8Array {
  // What is read once is not worth more of a wait.
  return gzipSync(JSON.stringify(value), { level: 3 });
}

function providerLine(provider: ProviderOverview, host: string): ProviderLine {
  const { name, title, documents, requests, cases, promises } = provider;
  const standings: Partial<Record<Standing, number>> = {};
  for (const { standing } of promises) standings[standing] = (standings[standing] ?? 0) + 1;
  return {
    ...{ name, title, host, requests, standings },
    ...(documents === undefined ? {} : { documents }),
    cases: cases.reduce((sum, kind) => sum + kind.cases, 0),
  };
}
