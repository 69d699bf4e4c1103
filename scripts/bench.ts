// Throughput and memory of `assay verify`, against a bare undici loop with the same number of requests in flight.
//   npm run bench
//   npm run bench -- --requests 100000    how long the runs are
//   npm run bench -- --profile DIR        a CPU profile of each run
//   npm run bench -- --heap 200 --report har    with so many megabytes of heap, and with a report of every exchange
//   npm run bench -- --workflow 1000      so many runs of a workflow instead, on the embedded mock
import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setInterval as every } from "node:timers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Pool } from "undici";
import type { Results } from "../src/report/results.js";
import { writeBenchProvider } from "./bench-provider.js";
import { benchWorkflow } from "./bench-workflow.js";

const targets = [
  { concurrency: 1, atLeast: 0.4 },
  { concurrency: 10, atLeast: 0.15 },
];

const { values: flags } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    profile: { type: "string" },
    kind: { type: "string", default: "positive" },
    workflow: { type: "string" },
    heap: { type: "string" },
    report: { type: "string" },
  },
});

if (flags.workflow !== undefined) {
  await benchWorkflow(Number(flags.workflow));
  process.exit(0);
}

const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
const server = fork(fileURLToPath(new URL("bench-server.js", import.meta.url)));
try {
  const { port } = await messageFrom<{ port: number }>(server);
  const origin = `http://127.0.0.1:${port}`;
  const provider = await writeBenchProvider(folder);
  for (const { concurrency, atLeast } of targets) {
    // Before and after: what else this machine does falls on both sides of the ratio.
    const before = await bareLoop(origin, concurrency);
    const run = await verify(origin, { concurrency, provider });
    const bare = (before + (await bareLoop(origin, concurrency))) / 2;
    const ratio = run.perSecond / bare;
    const rating = ratio >= atLeast ? "reached" : "MISSED";
    console.log(`concurrency ${concurrency}`);
    console.log(`  bare undici loop   ${Math.round(bare)} requests/s`);
    console.log(
      `  assay verify       ${Math.round(run.perSecond)} requests/s (${run.requests} in ${run.seconds.toFixed(1)} s)`,
    );
    console.log(`  ratio              ${ratio.toFixed(2)}, at least ${atLeast}: ${rating}`);
    console.log(`  more than bare     ${Math.round(1e6 / run.perSecond - 1e6 / bare)} µs a request`);
    console.log(`  memory (RSS)       ${memoryLine(run.memory)}`);
  }
} finally {
  server.disconnect();
  await rm(folder, { recursive: true, force: true });
}

/** Requests a second of nothing but sending and reading, measured for some seconds after a warm-up. */
async function bareLoop(origin: string, concurrency: number): Promise<number> {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const body = JSON.stringify({ name: "a thing", size: 1, kind: "round", note: "n", tags: ["a", "b"] });
  const headers = { "content-type": "application/json", authorization: "Bearer things-token-1" };
  const loopUntil = async (end: number): Promise<number> => {
    let sent = 0;
    while (performance.now() < end) {
      const answer = await pool.request({ path: "/things", method: "POST", headers, body });
      await answer.body.text();
      sent += 1;
    }
    return sent;
  };
  const measure = async (ms: number): Promise<number> => {
    const start = performance.now();
    const sent = await Promise.all(Array.from({ length: concurrency }, () => loopUntil(start + ms)));
    return sent.reduce((sum, count) => sum + count, 0) / ((performance.now() - start) / 1000);
  };
  await measure(1000);
  const perSecond = await measure(4000);
  await pool.close();
  return perSecond;
}

interface Measured {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Kilobytes by the number of requests sent until then. */
  readonly memory: readonly (readonly [requests: number, kilobytes: number])[];
}

interface VerifyOptions {
  readonly concurrency: number;
  readonly provider: { readonly name: string; readonly environment: Record<string, string> };
}

/** One run of the real command, in a process of its own; the time is the whole run's, loading included. */
async function verify(origin: string, { concurrency, provider }: VerifyOptions): Promise<Measured> {
  const command = fileURLToPath(new URL("../src/command/main.js", import.meta.url));
  const profile = flags.profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${flags.profile}`];
  const heap = flags.heap === undefined ? [] : [`--max-old-space-size=${flags.heap}`];
  const report = flags.report === undefined ? [] : ["--report", flags.report];
  const size = [
    ...report,
    "--runs",
    flags.requests,
    "--kind",
    ...flags.kind.split(","),
    "--concurrency",
    String(concurrency),
  ];
  const before = await requestCount();
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [...heap, ...profile, command, "verify", provider.name, "--url", origin, "--out", folder, ...size],
    {
      cwd: folder,
      env: { ...process.env, ...provider.environment, CI: "true" },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const said: string[] = [];
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  const memory: [number, number][] = [];
  const sampling = every(async () => memory.push([(await requestCount()) - before, residentOf(child)]), 500);
  const status = await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(sampling);
  const seconds = (performance.now() - start) / 1000;
  const requests = (await requestCount()) - before;
  const results = await readFile(join(folder, "results.json"), "utf8").then(
    (text) => JSON.parse(text) as Results,
    () => undefined,
  );
  if (results === undefined || requests === 0)
    throw new Error(`assay ended with ${status}: ${said.join("")}`);
  return { requests, seconds, perSecond: requests / seconds, memory };
}

async function requestCount(): Promise<number> {
  server.send("count");
  return (await messageFrom<{ requests: number }>(server)).requests;
}

function messageFrom<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => {
    child.once("message", (message) => resolve(message as T));
  });
}

/** Resident memory of a process in kilobytes; 0 when it has ended. */
function residentOf(child: ChildProcess): number {
  try {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" }));
  } catch {
    return 0;
  }
}

/** Memory at some ten points of the run. */
function memoryLine(memory: Measured["memory"]): string {
  const points = memory.filter(([, kilobytes]) => kilobytes > 0);
  const step = Math.max(1, Math.ceil(points.length / 10));
  return points
    .filter((_, index) => index % step === 0 || index === points.length - 1)
    .map(([requests, kilobytes]) => `${Math.round(kilobytes / 1024)} MB at ${Math.round(requests / 1000)}k`)
    .join(", ");
}
