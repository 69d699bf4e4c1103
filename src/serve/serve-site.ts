import { setTimeout as wait } from "node:timers/promises";
import type { PageAssets } from "../page-data/embed-page.js";
import type { RunComparison, RunList } from "../page-data/serve-content.js";
import { type Answer, type Asked, answerWith, type Content } from "./answer.js";
import { compareRemarks } from "./compare-remarks.js";
import { compareParts, partsOf } from "./compare-runs.js";
import { lineOf, readContent, readDetails, readOverview } from "./read-run.js";
import type { RunStore } from "./run-store.js";
import { serveShell, shellParts, shellPolicy } from "./serve-shell.js";
import { trendOf } from "./trend-of.js";
import type { WatchedFolders } from "./watched-folders.js";

/** What the site is made of. */
export interface Site {
  readonly folders: readonly string[];
  readonly store: RunStore;
  readonly watched: WatchedFolders;
  readonly assets: PageAssets;
  /** The version of assay. */
  readonly version: string;
}

/** A list waits so long for a look at the folders; what takes longer is in the next one. */
const longestLookMs = 400;

/** Trends show so many runs where nothing else is asked for. */
const usualTrend = 30;

/** Pages of which the address says what they show. */
const pages = /^\/(?:trend|compare|run\/[\da-f]+)?$/;

/** Answers whatever is asked of the site; it only ever reads. */
export async function answerSite(site: Site, asked: Asked): Promise<Answer> {
  const base = "http://localhost";
  if (!URL.canParse(asked.target, base)) return answerWith(refusal(400, "This is no address."), asked);
  const { pathname, searchParams } = new URL(asked.target, base);
  const content =
    asked.method === "GET" || asked.method === "HEAD"
      ? ((await pageContent(site, pathname)) ?? (await dataContent(site, pathname, searchParams)))
      : { ...refusal(405, "Only GET and HEAD are answered here."), headers: { Allow: "GET, HEAD" } };
  return answerWith(content, asked);
}

async function pageContent({ assets }: Site, path: string): Promise<Content | undefined> {
  if (pages.test(path))
    return { type: "text/html", body: serveShell, headers: { "Content-Security-Policy": shellPolicy } };
  if (path === shellParts.script) return { type: "text/javascript", body: assets.script };
  if (path === shellParts.style) return { type: "text/css", body: assets.style };
  return undefined;
}

async function dataContent(site: Site, path: string, query: URLSearchParams): Promise<Content> {
  const { store, version } = site;
  if (path === "/api/runs") return json(await listRuns(site));
  const found = <T>(find: () => T | undefined | Promise<T | undefined>) => lookedFor(site, find);
  if (path === "/api/trend")
    return json(await found(() => trend(store, query)), "There is no whole run of this provider there.");
  if (path === "/api/compare")
    return json(await found(() => compare(site, query)), "One of these runs is not there.");
  const [, id, part] = /^\/api\/runs\/([\da-f]+)(\/details)?$/.exec(path) ?? [];
  if (id === undefined) return refusal(404, `There is nothing at ${path}.`);
  const lost = "No file holds this run any more.";
  if (part === undefined) return json(await found(() => readOverview(store, id)), lost);
  const provider = query.get("provider") ?? "";
  const packed = await found(() => readDetails(store, id, { provider, version }));
  return packed === undefined ? refusal(404, lost) : { type: "application/json", body: { gzip: packed } };
}

/** What is not known yet may be in files that are not read yet. */
async function lookedFor<T>(
  { watched }: Site,
  find: () => T | undefined | Promise<T | undefined>,
): Promise<T | undefined> {
  const found = await find();
  if (found !== undefined) return found;
  await watched.look();
  return find();
}

async function listRuns({ folders, store, watched }: Site): Promise<RunList> {
  await Promise.race([watched.look(), wait(longestLookMs)]);
  const reading = watched.reading();
  return {
    folders,
    runs: store.runs(),
    leftOut: [...watched.unreadable(), ...store.leftOut()],
    ...(reading === undefined ? {} : { reading }),
  };
}

function trend(store: RunStore, query: URLSearchParams) {
  const target = query.get("target") === "live" ? "live" : "mock";
  const last = Number(query.get("last"));
  const wanted = Number.isSafeInteger(last) && last > 0 ? last : usualTrend;
  return trendOf(
    store,
    { provider: query.get("provider") ?? "", target, host: query.get("host") ?? "" },
    wanted,
  );
}

async function compare({ store, version }: Site, query: URLSearchParams): Promise<RunComparison | undefined> {
  const [earlier, later] = [query.get("before") ?? "", query.get("after") ?? ""];
  const [before, after] = [lineOf(store, earlier), lineOf(store, later)];
  const [old, now] = [await readContent(store, earlier, version), await readContent(store, later, version)];
  if (before === undefined || after === undefined || old === undefined || now === undefined) return undefined;
  const hostsOf = (run: typeof before) => run.providers.map(({ host }) => host);
  const providers = compareParts(partsOf(old, hostsOf(before)), partsOf(now, hostsOf(after)));
  return { before, after, remarks: compareRemarks(before, after, providers), providers };
}

function json(value: object | undefined, otherwise = ""): Content {
  if (value === undefined) return refusal(404, otherwise);
  return { type: "application/json", body: JSON.stringify(value) };
}

function refusal(status: number, reason: string): Content {
  return { status, type: "application/json", body: JSON.stringify({ reason }) };
}
