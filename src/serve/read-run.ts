import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { HistoryRun, Overview, PageContent, ProviderDetails } from "../page-data/page-content.js";
import type { RunLine } from "../page-data/serve-content.js";
import { parseResults } from "../report/parse-results.js";
import type { Results } from "../report/results.js";
import { packedDetails } from "./run-of-results.js";
import type { RunStore } from "./run-store.js";
import { runIdOf } from "./watched-folders.js";

/** A page tells of no more earlier runs than this. */
const mostHistory = 50;

/** The overview of a run with its history; undefined where no file holds it any more. */
export function readOverview(store: RunStore, id: string): Overview | undefined {
  const packed = store.overviewOf(id);
  if (packed === undefined) return undefined;
  const overview = unpacked<Overview>(packed);
  return { ...overview, history: historyOf(store, lineOf(store, id)) };
}

/** A provider's cases and findings in a run, packed with gzip; read from its file where they are not at hand. */
export async function readDetails(
  store: RunStore,
  id: string,
  { provider, version }: { readonly provider: string; readonly version: string },
): Promise<Uint8Array | undefined> {
  const known = store.detailsOf(id, provider);
  if (known !== undefined) return known;
  const results = await resultsOf(store, id);
  if (results === undefined) return undefined;
  store.rememberDetails(id, packedDetails(results, version));
  return store.detailsOf(id, provider);
}

/** All that a page tells of a run. */
export async function readContent(
  store: RunStore,
  id: string,
  version: string,
): Promise<PageContent | undefined> {
  const packed = store.overviewOf(id);
  if (packed === undefined) return undefined;
  const overview = unpacked<Overview>(packed);
  const details: ProviderDetails[] = [];
  for (const { name } of overview.providers) {
    const own = await readDetails(store, id, { provider: name, version });
    if (own === undefined) return undefined;
    details.push(unpacked(own));
  }
  return { overview, details };
}

/** The line of a run; undefined where there is no such run. */
export function lineOf(store: RunStore, id: string): RunLine | undefined {
  return store.runs().find((run) => run.id === id);
}

/** From the first of its files that still holds it. */
async function resultsOf(store: RunStore, id: string): Promise<Results | undefined> {
  for (const file of store.filesOf(id)) {
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined || runIdOf(bytes) !== id) continue;
    const read = parseResults(bytes.toString("utf8"));
    if (read.kind === "results") return read.results;
  }
  return undefined;
}

/** Earlier runs of the same providers on the same target, oldest first. */
function historyOf(store: RunStore, run: RunLine | undefined): HistoryRun[] {
  if (run === undefined) return [];
  const { target, shard } = run;
  const earlier = new Map<string, HistoryRun>();
  for (const { name, host } of run.providers)
    for (const { line, standings } of store.partsOf({ provider: name, target, host, shard })) {
      if (line.startedAt >= run.startedAt) continue;
      const part = line.providers.find((provider) => provider.name === name);
      if (part === undefined) continue;
      const { requests, documents } = part;
      const own = { name, requests, standings, ...(documents === undefined ? {} : { documents }) };
      const known = earlier.get(line.id)?.providers ?? [];
      const { seed, startedAt } = line;
      earlier.set(line.id, { target, seed, startedAt, providers: [...known, own] });
    }
  const oldestFirst = [...earlier.values()].sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
  return oldestFirst.slice(-mostHistory);
}

/** Packed by this server as JSON of that type. */
function unpacked<T extends Overview | ProviderDetails>(bytes: Uint8Array): T {
  return JSON.parse(gunzipSync(bytes).toString("utf8")) as T;
}
