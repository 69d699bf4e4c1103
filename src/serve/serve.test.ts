import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Overview, ProviderDetails } from "../page-data/page-content.js";
import type { RunComparison, RunList, Trend } from "../page-data/serve-content.js";
import type { ProviderResults } from "../report/results.js";
import { folderWith, runText } from "../testing/kept-runs-folder.js";
import { type ServeOptions, startServe } from "./start-serve.js";

interface Site {
  readonly told: readonly string[];
  readonly url: string;
  readonly get: <T>(path: string) => Promise<T>;
  /** All runs, once every file has been read. */
  readonly runs: () => Promise<RunList>;
  readonly close: () => Promise<void>;
}

/** A server over folders whose clock goes on by two seconds with every look at it. */
async function siteOver(folders: readonly string[], more: Partial<ServeOptions> = {}): Promise<Site> {
  const told: string[] = [];
  let ms = 0;
  const now = () => {
    ms += 2000;
    return new Date(ms);
  };
  const base = { host: "127.0.0.1", port: 0, takesAnyName: false, version: "0.0.0" };
  const served = await startServe({ ...base, folders, now, tell: (line) => told.push(line), ...more });
  onTestFinished(() => served.close());
  const url = `http://127.0.0.1:${served.port}`;
  const get = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
  const runs = async (): Promise<RunList> => {
    const list = await get<RunList>("/api/runs");
    return list.reading === undefined ? list : runs();
  };
  return { told, url, get, runs, close: served.close };
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const { folder, remove } = await folderWith(files);
  onTestFinished(remove);
  return folder;
}

const days = ({ runs }: RunList) => runs.map(({ startedAt }) => Number(startedAt.slice(8, 10)));

/** The first promise kept, the third (which is broken) mended, the fourth seen. */
const isMended = ({ promises }: ProviderResults): Partial<ProviderResults> => ({
  documents: "other",
  cases: [],
  promises: promises.map((promise, index) => (index < 4 ? { ...promise, standing: "verified" } : promise)),
});

describe("what folders hold", () => {
  test("each run is listed once, the newest first; what is broken is told, what is not results is not", async () => {
    const folder = await folderOf({
      "results.json": runText({ day: 3 }),
      "runs/2026-01-03T10-00-00Z-mock.json": runText({ day: 3 }),
      "runs/2026-01-01T10-00-00Z-mock.json": runText({ day: 1 }),
      "runs/2026-01-02T10-00-00Z-mock.json": '{"schema": "assay/results@1", "pro',
      "nightly/any-name.json": runText({ day: 2 }),
      "later/results.json": '{"schema": "assay/results@2"}',
      "odd/results.json":
        '{"schema":"assay/results@1","providers":[{"promises":[null],"cases":[]}],"problems":[],"summary":{}}',
      "package.json": "{}",
      "node_modules/results.json": runText({ day: 9 }),
    });
    const site = await siteOver([folder]);
    const list = await site.runs();
    expect(days(list)).toEqual([3, 2, 1]);
    expect(list.runs[0]?.files).toHaveLength(2);
    expect(list.runs[0]?.providers[0]?.standings).toEqual({
      kept: 12,
      broken: 6,
      unseen: 6,
      unverifiable: 6,
    });
    expect(list.leftOut.map(({ path, reason }) => `${path.slice(folder.length + 1)}: ${reason}`)).toEqual([
      "later/results.json: its format is assay/results@2, and this assay reads assay/results@1",
      expect.stringMatching(/^odd\/results\.json: it is not as assay writes it: /),
      "runs/2026-01-02T10-00-00Z-mock.json: it is not JSON, or is cut off",
    ]);
  });

  test("new, changed and removed files show up without a restart, and the next server knows them", async () => {
    const folder = await folderOf({ "results.json": runText({ day: 1 }), "two/results.json": "not yet" });
    const site = await siteOver([folder]);
    expect(days(await site.runs())).toEqual([1]);
    await mkdir(join(folder, "runs"));
    await writeFile(join(folder, "runs/2026-01-05T10-00-00Z-mock.json"), runText({ day: 5 }));
    await writeFile(join(folder, "two/results.json"), runText({ day: 2 }));
    await rm(join(folder, "results.json"));
    const list = await site.runs();
    expect([days(list), list.leftOut]).toEqual([[5, 2], []]);
    await site.close();
    expect(existsSync(join(folder, ".cache/runs.sqlite.lock"))).toBe(false);
    const next = await siteOver([folder]);
    expect([days(await next.runs()), next.told]).toEqual([[5, 2], []]);
  });

  test("a cache of a killed server, of another version or of another kind is made anew", async () => {
    const folder = await folderOf({
      "results.json": runText({ day: 1 }),
      ".cache/runs.sqlite": "no database",
    });
    const first = await siteOver([folder]);
    expect(days(await first.runs())).toEqual([1]);
    const beside = await siteOver([folder]);
    expect(days(await beside.runs())).toEqual([1]);
    expect(beside.told).toEqual([
      `${folder}: another assay serve has its cache. What was read is forgotten when this server ends.`,
    ]);
    await first.close();
    // As a server leaves it that was killed.
    await mkdir(join(folder, ".cache/runs.sqlite.lock"));
    const next = await siteOver([folder], { version: "0.0.1" });
    expect([days(await next.runs()), next.told]).toEqual([[1], []]);
  });
});

describe("what is told of runs", () => {
  test("one run, with its cases and the history that it had", async () => {
    const folder = await folderOf({
      "1.json": runText({ day: 1 }),
      "2.json": runText({ day: 2 }),
      "3.json": runText({ day: 3, results: { target: "live" } }),
      "4.json": runText({ day: 4, results: { shard: { index: 1, count: 2 } } }),
      "5.json": runText({ day: 5 }),
    });
    const site = await siteOver([folder]);
    const { runs } = await site.runs();
    const run = runs.find(({ startedAt }) => startedAt.startsWith("2026-01-02"));
    const overview = await site.get<Overview>(`/api/runs/${run?.id}`);
    expect(overview.history.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual(["2026-01-01"]);
    expect(overview.history[0]?.providers.map(({ name }) => name)).toEqual(["shelf", "drawer"]);
    const details = await site.get<ProviderDetails>(`/api/runs/${run?.id}/details?provider=drawer`);
    expect([details.name, details.cases.length]).toEqual(["drawer", 40]);
    expect((await fetch(`${site.url}/api/runs/abc`)).status).toBe(404);
    expect((await fetch(`${site.url}/api/runs/${run?.id}/details?provider=none`)).status).toBe(404);
  });

  test("the trend of a provider, and what changed between two runs", async () => {
    const folder = await folderOf({
      "1.json": runText({ day: 1, shelf: () => ({ documents: "ones" }) }),
      "2.json": runText({ day: 2, shelf: () => ({ documents: "ones" }) }),
      "3.json": runText({ day: 3, shelf: isMended }),
    });
    const site = await siteOver([folder]);
    const { runs } = await site.runs();
    const trend = await site.get<Trend>("/api/trend?provider=shelf&target=mock&last=2");
    expect([trend.of, trend.runs.length, trend.promises.length]).toEqual([3, 2, 30]);
    expect(trend.runs.map(({ hasOtherDocuments }) => hasOtherDocuments)).toEqual([false, true]);
    expect(trend.promises.slice(1, 5).map(({ standings }) => standings)).toEqual([
      ["kept", "kept"],
      ["broken", "kept"],
      ["unseen", "kept"],
      ["unverifiable", "unverifiable"],
    ]);
    const told = await site.get<RunComparison>(`/api/compare?before=${runs[2]?.id}&after=${runs[0]?.id}`);
    expect(told.remarks).toEqual([
      "Shelf: their documents differ.",
      "Shelf: 40 cases of the earlier one and 0 cases of the later one are not in the other.",
      "Drawer: one of them does not tell its documents' digest.",
    ]);
    expect(told.providers.map(({ sentence }) => sentence)).toEqual([
      "2 promises changed: 1 mended and 1 newly seen to hold.",
      "Every promise stands as before.",
    ]);
    const back = await site.get<RunComparison>(`/api/compare?before=${runs[0]?.id}&after=${runs[2]?.id}`);
    expect(back.providers[0]?.promises.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      "broken SHE-03",
      "unseen SHE-04",
    ]);
    expect(back.remarks[0]).toBe("The run that is taken as the later one started first.");
  });
});

describe("over HTTP", () => {
  test("it only reads, answers only to this machine's names, and lets no page of others in", async () => {
    const folder = await folderOf({ "results.json": runText({ day: 1 }) });
    const site = await siteOver([folder]);
    const { port } = new URL(site.url);
    const statusOf = (host: string, path = "/", method = "GET") =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request(
          { host: "127.0.0.1", port, path, method, headers: { Host: host } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        asked.on("error", reject).end();
      });
    for (const name of ["localhost", `127.0.0.1:${port}`, `[::1]:${port}`, "runs.localhost:80"])
      expect([name, await statusOf(name)]).toEqual([name, 200]);
    for (const name of ["rebound.example", "127.0.0.1.example", "localhost.example:80"])
      expect([name, await statusOf(name, "/api/runs")]).toEqual([name, 421]);
    expect(await statusOf("localhost", "/", "POST")).toBe(405);
    expect(await statusOf("localhost", "/../../../etc/passwd")).toBe(404);
    expect(await statusOf("localhost", "/run/%2e%2e/x")).toBe(404);
    expect(await statusOf("localhost", "http://[/")).toBe(400);
    const page = await fetch(`${site.url}/run/abc`);
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.get("access-control-allow-origin")).toBeNull();
    const tag = page.headers.get("etag") ?? "";
    expect((await fetch(`${site.url}/run/abc`, { headers: { "If-None-Match": tag } })).status).toBe(304);
    const script = await fetch(`${site.url}/serve.js`);
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  });
});
