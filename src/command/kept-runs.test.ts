import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { folderWith, type RunChange, runText } from "../testing/kept-runs-folder.js";
import { keepRun } from "./keep-run.js";
import { plainStreams } from "./plain-streams.js";
import { keptRunsOf, readHistory } from "./read-history.js";

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const { folder, remove } = await folderWith(files);
  onTestFinished(remove);
  return folder;
}

/** Streams that keep what is told on standard error. */
function listening() {
  const told: string[] = [];
  return {
    told,
    streams: plainStreams(
      () => {},
      (text) => told.push(text),
    ),
  };
}

const results = { startedAt: "2026-01-03T10:00:00.000Z", target: "mock" } as const;

describe("--keep", () => {
  test("keeps the newest runs and leaves what is not assay's alone", async () => {
    const text = runText({ day: 3 });
    const out = await folderOf({
      "results.json": text,
      "runs/2026-01-01T10-00-00Z-mock.json": runText({ day: 1 }),
      "runs/2026-01-02T10-00-00Z-mock.json": runText({ day: 2 }),
      "runs/2026-01-02T10-00-00Z-mock-2.json": runText({ day: 2, results: { seed: 8 } }),
      "runs/2025-01-01T10-00-00Z-live.json": '{"mine": true}',
      "runs/notes.json": "{}",
    });
    const { told, streams } = listening();
    await keepRun({ results, out, keep: 2 }, streams);
    // What is there already is not kept twice.
    await keepRun({ results, out, keep: 2 }, streams);
    expect((await readdir(join(out, "runs"))).sort()).toEqual([
      "2025-01-01T10-00-00Z-live.json",
      "2026-01-02T10-00-00Z-mock-2.json",
      "2026-01-03T10-00-00Z-mock.json",
      "notes.json",
    ]);
    expect(await readFile(join(out, "runs/2026-01-03T10-00-00Z-mock.json"), "utf8")).toBe(text);
    expect(told).toEqual([]);
  });

  test("two runs that started in the same second are both kept; 0 keeps none and takes none away", async () => {
    const out = await folderOf({
      "results.json": runText({ day: 3, results: { seed: 8 } }),
      "runs/2026-01-03T10-00-00Z-mock.json": runText({ day: 3 }),
    });
    const { streams } = listening();
    await keepRun({ results, out, keep: 0 }, streams);
    expect(await readdir(join(out, "runs"))).toHaveLength(1);
    await keepRun({ results, out, keep: 20 }, streams);
    expect(await readdir(join(out, "runs"))).toContain("2026-01-03T10-00-00Z-mock-2.json");
  });

  test("a folder that cannot be made is told, and fails nothing", async () => {
    const out = await folderOf({ "results.json": runText({ day: 3 }), runs: "a file" });
    const { told, streams } = listening();
    await keepRun({ results, out, keep: 20 }, streams);
    expect(told.join("")).toContain(`not kept ${join(out, "runs")}: EEXIST`);
  });
});

describe("the history", () => {
  const later = (change: Partial<RunChange> = {}) => JSON.parse(runText({ day: 5, ...change }));
  const daysOf = (history: Awaited<ReturnType<typeof readHistory>>) =>
    history.map(({ startedAt }) => startedAt.slice(0, 10));

  test("is that of earlier runs of the same target; what is broken is told", async () => {
    const folder = await folderOf({
      "results.json": runText({ day: 5 }),
      "runs/2026-01-02T10-00-00Z-mock.json": runText({ day: 2 }),
      "runs/2026-01-01T10-00-00Z-mock.json": runText({ day: 1 }),
      "runs/2026-01-05T10-00-00Z-mock.json": runText({ day: 5 }),
      "runs/2026-01-06T10-00-00Z-mock.json": runText({ day: 6 }),
      "runs/2026-01-03T10-00-00Z-live.json": runText({ day: 3, results: { target: "live" } }),
      "runs/2026-01-04T10-00-00Z-mock.json": '{"schema": "assay/results@1", "prov',
      "package.json": "{}",
    });
    const { told, streams } = listening();
    const kept = await keptRunsOf(join(folder, "results.json"));
    const history = await readHistory(later(), kept, streams);
    expect(daysOf(history)).toEqual(["2026-01-01", "2026-01-02"]);
    expect(history[0]?.providers[0]?.standings["SHE-01"]).toBe("kept");
    expect(told).toEqual([
      `left out of the history: ${join(folder, "runs/2026-01-04T10-00-00Z-mock.json")}: it is not JSON, or is cut off.\n`,
    ]);
    await readHistory(later(), [join(folder, "nowhere")], streams);
    expect(told.at(-1)).toBe(`left out of the history: ${join(folder, "nowhere")}: it is not there.\n`);
  });

  test("leaves out what another host answered live", async () => {
    const live = (address: string) => ({ results: { target: "live" as const }, shelf: () => ({ address }) });
    const own = live("https://api.shelf.example/v1");
    const folder = await folderOf({
      "1.json": runText({ day: 1, ...own }),
      "2.json": runText({ day: 2, ...live("http://127.0.0.1:9000") }),
    });
    const history = await readHistory(later(own), [folder], listening().streams);
    const namesOf = history.map(({ providers }) => providers.map(({ name }) => name));
    expect([daysOf(history), namesOf]).toEqual([
      ["2026-01-01", "2026-01-02"],
      [["shelf", "drawer"], ["drawer"]],
    ]);
  });
});
