import type { HistoryRun, Overview } from "../../page-data/page-content.js";
import { type Standing, standings } from "../../page-data/standing.js";

/** How many promises of a provider stood how in one run. */
export interface TrendPoint extends Pick<HistoryRun, "startedAt" | "target"> {
  readonly counts: Readonly<Record<Standing, number>>;
}

/** One promise whose standing was not the same in all runs. */
export interface ChangedPromise {
  readonly id: string;
  /** Its standing in each run; absent where the run did not know it. */
  readonly standings: readonly (Standing | undefined)[];
}

/** A provider over the runs that had it, oldest first. */
export interface ProviderTrend {
  readonly provider: string;
  readonly points: readonly TrendPoint[];
  readonly changed: readonly ChangedPromise[];
}

/** This run as those in its history are told. */
export function runOfOverview({ target, seed, startedAt, providers }: Overview): HistoryRun {
  return {
    ...{ target, seed, startedAt },
    providers: providers.map(({ name, requests, documents, promises }) => ({
      ...{ name, requests },
      ...(documents === undefined ? {} : { documents }),
      standings: Object.fromEntries(promises.map(({ id, standing }) => [id, standing])),
    })),
  };
}

/** How each provider's promises stood from run to run. */
export function standingTrends(runs: readonly HistoryRun[]): ProviderTrend[] {
  const names = new Set(runs.flatMap(({ providers }) => providers.map(({ name }) => name)));
  return [...names].map((provider) => {
    const own = runs.flatMap(({ startedAt, target, providers }) => {
      const found = providers.find(({ name }) => name === provider);
      return found === undefined
        ? []
        : [{ startedAt, target, standings: new Map(Object.entries(found.standings)) }];
    });
    const ids = new Set(own.flatMap((run) => [...run.standings.keys()]));
    const rows = [...ids].map((id) => ({ id, standings: own.map((run) => run.standings.get(id)) }));
    return {
      provider,
      points: own.map(({ startedAt, target, standings: told }) => ({
        ...{ startedAt, target },
        counts: countsOf([...told.values()]),
      })),
      changed: rows.filter((row) => new Set(row.standings).size > 1),
    };
  });
}

function countsOf(told: readonly Standing[]): Record<Standing, number> {
  const none = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const standing of told) if (standing in none) none[standing] += 1;
  return none;
}
