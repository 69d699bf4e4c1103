import { gunzipSync } from "node:zlib";
import type { Overview, PromiseOverview } from "../page-data/page-content.js";
import type { Trend, TrendPromise, TrendRun } from "../page-data/serve-content.js";
import type { RunPart, RunStore, Served } from "./run-store.js";

/** How the promises of a provider stood in the newest `last` runs; undefined where there is no such run. */
export function trendOf(store: RunStore, of: Omit<Served, "shard">, last: number): Trend | undefined {
  const parts = store.partsOf({ ...of, shard: undefined });
  const shown = parts.slice(-last);
  const newest = shown.at(-1);
  if (newest === undefined) return undefined;
  const earlier = parts.at(-last - 1);
  return {
    ...of,
    title: partOf(newest, of)?.title ?? of.provider,
    of: parts.length,
    runs: shown.map((part, index) => trendRun(part, shown[index - 1] ?? earlier, of)),
    promises: trendPromises(store, shown, of.provider),
  };
}

function partOf({ line }: RunPart, { provider }: Pick<Served, "provider">) {
  return line.providers.find(({ name }) => name === provider);
}

function trendRun(part: RunPart, before: RunPart | undefined, of: Omit<Served, "shard">): TrendRun {
  const { id, startedAt, seed, interrupted } = part.line;
  const [old, now] = [before === undefined ? undefined : partOf(before, of)?.documents, partOf(part, of)];
  return {
    ...{ id, startedAt, seed, requests: now?.requests ?? 0 },
    ...(interrupted === undefined ? {} : { interrupted }),
    hasOtherDocuments: old !== undefined && now?.documents !== undefined && old !== now.documents,
  };
}

/** The promises of the newest run in its order, then those that only earlier runs knew. */
function trendPromises(store: RunStore, parts: readonly RunPart[], provider: string): TrendPromise[] {
  const told = new Map<string, PromiseOverview>();
  for (const { line, standings } of [...parts].reverse()) {
    if (Object.keys(standings).every((id) => told.has(id))) continue;
    for (const promise of promisesIn(store, line.id, provider))
      if (!told.has(promise.id)) told.set(promise.id, promise);
  }
  return [...told.values()].map(({ id, promises, theme }) => ({
    ...{ id, promises, theme },
    standings: parts.map(({ standings }) => standings[id] ?? null),
  }));
}

function promisesIn(store: RunStore, run: string, provider: string): readonly PromiseOverview[] {
  const packed = store.overviewOf(run);
  if (packed === undefined) return [];
  const overview = JSON.parse(gunzipSync(packed).toString("utf8")) as Overview;
  return overview.providers.find(({ name }) => name === provider)?.promises ?? [];
}
