import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Overview } from "../page-data/page-content.js";
import type { Results } from "../report/results.js";
import { acmeFolder, acmeToken } from "../testing/acme-provider.js";
import { startAcme, type Tamper } from "../testing/acme-server.js";
import { folderWith, runText } from "../testing/kept-runs-folder.js";
import { runCommand } from "../testing/run-command.js";

const environment = { ACME_TOKEN: acmeToken };
const kinds = ["--kind", "documents", "example", "positive", "negative", "credentials", "--runs", "3"];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "assay-report-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function readResults(folder: string): Promise<Results> {
  return JSON.parse(await readFile(join(folder, "results.json"), "utf8"));
}

/** Runs the whole and each of three shards, a fresh server each. */
async function wholeAndShards(folder: string, tamper: Tamper): Promise<number[]> {
  const parts = [[], ["--shard", "1/3"], ["--shard", "2/3"], ["--shard", "3/3"]];
  const statuses: number[] = [];
  for (const [index, shard] of parts.entries()) {
    const server = await startAcme(tamper);
    const at = ["--url", server.url, "--rate", "0"];
    const out = ["--out", join(folder, index === 0 ? "whole" : `shards/${index}`)];
    const run = await runCommand(["verify", "acme", ...kinds, ...at, ...shard, ...out], { environment });
    statuses.push(run.status);
    await server.close();
  }
  return statuses;
}

/** What must be the same, however the cases were shared out. */
function comparable({ providers, summary, ...rest }: Results) {
  const { startedAt: _, ...head } = rest;
  const { seconds: __, requests: ___, ...numbers } = summary;
  return {
    ...head,
    summary: numbers,
    providers: providers.map(
      ({ cases, address: _, requests: __, traffic: ___, coverage: ____, ...provider }) => ({
        ...provider,
        created: 0,
        deleted: 0,
        cases: cases.map(({ name, verdict, reason, promises, findings, warnings, gaps }) => ({
          name,
          verdict,
          reason,
          promises,
          findings: [...findings, ...warnings, ...gaps].map(
            ({ check, promise, constraint, at, location }) => ({
              check,
              promise,
              constraint,
              at,
              location,
            }),
          ),
        })),
      }),
    ),
  };
}

/** What was sent and seen: the same too where no defect is looked into further. */
function counted({ providers }: Results) {
  return providers.map(({ requests, coverage, traffic = [] }) => ({
    requests,
    coverage,
    traffic: traffic.map(({ latencyMs, ...rest }) => ({ ...rest, answered: latencyMs.count })),
  }));
}

const isTurned: Tamper = (answer, { body }) =>
  answer.status === 201 && body.includes('"size"') ? { ...answer, body: { id: 7 } } : answer;

describe("three shards together", () => {
  test("are the same cases, verdicts, traffic and coverage as one run", async () => {
    const folder = await newFolder();
    await cp(acmeFolder, folder, { recursive: true });
    const all = "--report terminal junit sarif ctrf markdown";
    const commands = [
      `verify acme ${all} --out .assay`,
      ...[1, 2, 3].map((index) => `verify acme --shard ${index}/3 --out shards/${index}`),
      "report shards --out merged --report junit sarif",
      "report .assay --report sarif --out .assay",
    ].map((line) =>
      line.split(" ").map((word) => word.replace(/^(\.assay|shards|merged)/, join(folder, "$1"))),
    );
    for (const words of commands) {
      // Fewer cases show the same, and sooner.
      const fewer = words[0] === "verify" ? ["--kind", "documents", "example", "credentials", "--quiet"] : [];
      const { status, err } = await runCommand([...words, ...fewer], { workingFolder: folder });
      expect({ status, err }).toEqual({ status: 0, err: "" });
    }
    const told = await readdir(join(folder, ".assay"));
    expect(told.sort()).toEqual([
      "ctrf.json",
      "junit.xml",
      "results.json",
      "results.sarif",
      "runs",
      "summary.md",
    ]);
    const merged = await readResults(join(folder, "merged"));
    const whole = await readResults(join(folder, ".assay"));
    expect(comparable(merged)).toEqual(comparable(whole));
    expect(counted(merged)).toEqual(counted(whole));
  }, 60_000);

  test("are the same cases and verdicts as one run of a server with defects", async () => {
    const folder = await newFolder();
    expect(await wholeAndShards(folder, isTurned)).toContain(1);
    const words = ["report", join(folder, "shards"), "--out", join(folder, "merged"), "--report", "sarif"];
    const { status, err } = await runCommand(words);
    expect({ status, err }).toEqual({ status: 1, err: "" });
    const merged = await readResults(join(folder, "merged"));
    expect(comparable(merged)).toEqual(comparable(await readResults(join(folder, "whole"))));
    const { runs } = JSON.parse(await readFile(join(folder, "merged", "results.sarif"), "utf8"));
    expect(runs[0].invocations[0].exitCode).toBe(1);

    const shard = (index: number) => join(folder, "shards", String(index));
    const lacking = await runCommand(["report", shard(1), shard(3), "--out", join(folder, "lacking")]);
    expect(lacking.status).toBe(2);
    expect(lacking.err).toContain("acme: shard 2/3 is missing");
    await expectRefusals(folder);
  });
});

async function expectRefusals(folder: string): Promise<void> {
  const whole = await readResults(join(folder, "whole"));
  const refusalOf = async (change: (results: Results) => object) => {
    const other = join(folder, "other.json");
    await writeFile(other, JSON.stringify(change(structuredClone(whole))));
    return (await runCommand(["report", join(folder, "whole"), other, "--out", folder])).err;
  };
  expect(await refusalOf((results) => ({ ...results, seed: 8 }))).toContain("the seed differ");
  expect(await refusalOf((results) => ({ ...results, target: "other" }))).toContain("the target differ");
  expect(
    await refusalOf((results) => ({
      ...results,
      providers: results.providers.map((provider) => ({ ...provider, documents: "others" })),
    })),
  ).toContain("other documents");
  expect(
    await refusalOf((results) => ({
      ...results,
      providers: results.providers.map((provider) => ({
        ...provider,
        cases: provider.cases.map((item) => ({ ...item, verdict: "inconclusive" })),
      })),
    })),
  ).toMatch(/acme\/\S+ has two verdicts: \w+ in \S+, inconclusive in /);
  expect(await refusalOf((results) => results)).toContain("given twice, with the same verdict");
}

describe("reports of a run", () => {
  test("findings lead to the lines of the documents, and GitHub is told", async () => {
    const folder = await newFolder();
    const server = await startAcme((answer) =>
      answer.status === 201 ? { ...answer, body: { id: "\n::error::injected" } } : answer,
    );
    const summary = join(folder, "summary");
    const words = ["verify", "acme", "--url", server.url, "--kind", "example", "--out", folder];
    const github = { ...environment, GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary };
    const run = await runCommand(words, { environment: github });
    const quiet = await runCommand([...words, "--json"], { environment: github });
    await server.close();
    expect(run.status).toBe(1);

    const told = run.out.split("\n").filter((line) => line.startsWith("::error "));
    expect(told.length).toBeGreaterThan(0);
    for (const line of told)
      expect(line).toMatch(/file=src\/testing\/acme\/specs\/acme\/openapi\.yaml,line=\d+,col=\d+/);
    expect(run.out).toMatch(/^::stop-commands::(\S+)\n[\s\S]*\n::\1::\n/m);
    expect(JSON.parse(quiet.out).summary.violates).toBe(1);
    expect(quiet.err).toContain(told[0]);
    expect(await readFile(summary, "utf8")).toContain("### Broken promises of acme");

    const { providers } = await readResults(folder);
    const place = providers[0]?.cases[0]?.findings[0]?.location;
    const file = await readFile(new URL("../testing/acme/specs/acme/openapi.yaml", import.meta.url), "utf8");
    expect(place?.file).toBe("specs/acme/openapi.yaml");
    expect(file.split("\n")[(place?.line ?? 0) - 1]).toMatch(/required|name|size|properties/);
  });

  test("an interrupted run writes them too", async () => {
    const folder = await newFolder();
    const interruption = new AbortController();
    const server = await startAcme((answer) => {
      interruption.abort();
      return answer;
    });
    const at = ["--url", server.url, "--rate", "20", "--max-requests", "400", "--max-creates", "200"];
    const words = ["verify", "acme", ...at, "--report", "junit", "markdown", "--out", folder];
    const { status } = await runCommand(words, { environment, signal: interruption.signal });
    await server.close();
    expect(status).toBe(3);
    expect((await readResults(folder)).interrupted).toBe(true);
    expect(await readFile(join(folder, "junit.xml"), "utf8")).toContain('type="inconclusive"');
    expect(await readFile(join(folder, "summary.md"), "utf8")).toMatch(/Could not conclude/);
  });

  test("one that cannot be written is said, ends with 3, and hinders no other", async () => {
    const folder = await newFolder();
    await mkdir(join(folder, "junit.xml"));
    const words = ["verify", "acme", "--kind", "documents", "--out", folder, "--report", "junit", "ctrf"];
    const run = await runCommand(words);
    expect(run.status).toBe(3);
    expect(run.err).toContain(`not written ${join(folder, "junit.xml")}`);
    expect(JSON.parse(await readFile(join(folder, "ctrf.json"), "utf8")).reportFormat).toBe("CTRF");
    expect((await readResults(folder)).summary.violates).toBe(0);
  });

  test("the page has the history of the runs that are kept beside the results, or of those that are named", async () => {
    const { folder, remove } = await folderWith({
      "results.json": runText({ day: 3 }),
      "runs/2026-01-02T10-00-00Z-mock.json": runText({ day: 2 }),
      "elsewhere/results.json": runText({ day: 1 }),
    });
    onTestFinished(remove);
    const historyOf = async (...words: readonly string[]) => {
      const out = join(folder, "out");
      const { err } = await runCommand(["report", folder, "--report", "html", "--out", out, ...words]);
      expect(err).toContain(`The page is ${join(out, "report.html")}.`);
      const page = await readFile(join(out, "report.html"), "utf8");
      const overview: Overview = JSON.parse(/id="overview">(.*?)<\/script>/s.exec(page)?.[1] ?? "");
      return overview.history.map(({ startedAt }) => startedAt.slice(0, 10));
    };
    expect(await historyOf()).toEqual(["2026-01-02"]);
    expect(await historyOf("--history", join(folder, "elsewhere"))).toEqual(["2026-01-01"]);
    // What was only rendered again is kept as no run of its own.
    expect(await readdir(join(folder, "out"))).toEqual(["report.html", "results.json"]);
  });
});
