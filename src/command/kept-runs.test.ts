import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Overview } from "../page-data/page-content.js";
import type { Results } from "../report/results.js";
import { runCommand } from "../testing/run-command.js";

const someCases = ["verify", "acme", "--kind", "documents", "example"];
let results: Results;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-kept-"));
  const { status } = await runCommand([...someCases, "--out", folder]);
  expect(status).toBe(0);
  const [name = "", ...others] = await readdir(join(folder, "runs"));
  const text = await readFile(join(folder, "results.json"), "utf8");
  results = JSON.parse(text);
  expect(others).toEqual([]);
  expect(name).toBe(`${results.startedAt.slice(0, 19).replaceAll(":", "-")}Z-mock.json`);
  expect(await readFile(join(folder, "runs", name), "utf8")).toBe(text);
  await rm(folder, { recursive: true });
});

/** A folder that holds these files, below it. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "assay-kept-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** The run as it would have been on another day, and with one provider on a server of its own. */
function runOf(day: number, change: Partial<Results> = {}, address?: string): string {
  const providers = results.providers.map((provider) => ({
    ...provider,
    ...(address === undefined ? {} : { address }),
  }));
  return JSON.stringify({ ...results, providers, startedAt: `2026-01-0${day}T10:00:00.000Z`, ...change });
}

describe("--keep", () => {
  test("keeps the newest runs and leaves what is not assay's alone", async () => {
    const folder = await folderOf({
      "runs/2026-01-01T10-00-00Z-mock.json": runOf(1),
      "runs/2026-01-02T10-00-00Z-mock.json": runOf(2),
      "runs/2026-01-02T10-00-00Z-mock-2.json": runOf(2, { seed: 8 }),
      "runs/2025-01-01T10-00-00Z-live.json": '{"mine": true}',
      "runs/notes.json": "{}",
    });
    const { status, err } = await runCommand([...someCases, "--out", folder, "--keep", "2", "--quiet"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const [own, ...others] = (await readdir(join(folder, "runs"))).sort().reverse().slice(1);
    expect(own).toMatch(/-mock\.json$/);
    expect(others).toEqual(["2026-01-02T10-00-00Z-mock-2.json", "2025-01-01T10-00-00Z-live.json"]);
  });

  test("0 keeps none, and a folder that cannot be made fails no run", async () => {
    const none = await folderOf({});
    await runCommand([...someCases, "--out", none, "--keep", "0"]);
    expect(await readdir(none)).toEqual(["results.json"]);
    const taken = await folderOf({ runs: "a file" });
    const { status, err } = await runCommand([...someCases, "--out", taken]);
    expect(status).toBe(0);
    expect(err).toContain(`not kept ${join(taken, "runs")}: EEXIST`);
  });
});

describe("the history on the page", () => {
  const overviewIn = async (folder: string): Promise<Overview> => {
    const page = await readFile(join(folder, "report.html"), "utf8");
    return JSON.parse(/id="overview">(.*?)<\/script>/s.exec(page)?.[1] ?? "");
  };

  test("is that of earlier runs of the same target; what is broken is told", async () => {
    const folder = await folderOf({
      "results.json": runOf(5),
      "runs/2026-01-02T10-00-00Z-mock.json": runOf(2),
      "runs/2026-01-01T10-00-00Z-mock.json": runOf(1),
      "runs/2026-01-05T10-00-00Z-mock.json": runOf(5),
      "runs/2026-01-06T10-00-00Z-mock.json": runOf(6),
      "runs/2026-01-03T10-00-00Z-live.json": runOf(3, { target: "live" }),
      "runs/2026-01-04T10-00-00Z-mock.json": '{"schema": "assay/results@1", "prov',
      "elsewhere/results.json": runOf(3),
      "elsewhere/package.json": "{}",
    });
    const words = ["report", folder, "--report", "html", "--out", folder];
    const { err } = await runCommand(words);
    expect(err).toBe(
      `left out of the history: ${join(folder, "runs/2026-01-04T10-00-00Z-mock.json")}: it is not JSON, or is cut off.\n`,
    );
    const { history } = await overviewIn(folder);
    expect(history.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual(["2026-01-01", "2026-01-02"]);
    expect(Object.values(history[0]?.providers[0]?.standings ?? {})).toContain("kept");
    await runCommand([...words, "--history", join(folder, "elsewhere")]);
    const other = await overviewIn(folder);
    expect(other.history.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual(["2026-01-03"]);
  });

  test("leaves out live runs that asked another host", async () => {
    const folder = await folderOf({
      "results.json": runOf(5, { target: "live" }, "https://api.acme.example/v1"),
      "runs/2026-01-01T10-00-00Z-live.json": runOf(1, { target: "live" }, "https://api.acme.example/v1"),
      "runs/2026-01-02T10-00-00Z-live.json": runOf(2, { target: "live" }, "http://127.0.0.1:9000"),
    });
    await runCommand(["report", folder, "--report", "html", "--out", folder]);
    const { history } = await overviewIn(folder);
    expect(history.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual(["2026-01-01"]);
  });
});
