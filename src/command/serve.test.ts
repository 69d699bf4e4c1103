import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { RunList } from "../page-data/serve-content.js";
import { packageFolder } from "../suite/documents-folder.js";
import { folderWith, runText } from "../testing/kept-runs-folder.js";

const command = join(packageFolder(), "dist/src/command/main.js");

beforeAll(() => {
  const build = [join(packageFolder(), "scripts/build.mjs"), "--no-check", "--if-stale"];
  spawnSync(process.execPath, build, { stdio: "inherit" });
});

/** Starts `assay serve` in a folder of its own with one kept run. */
async function started(words: readonly string[]) {
  const { folder, remove } = await folderWith({ ".assay/results.json": runText({ day: 1 }) });
  const child = spawn(process.execPath, [command, "serve", ...words], { cwd: folder });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await remove();
  });
  const told = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    told.out += text;
  });
  child.stderr.on("data", (text) => {
    told.err += text;
  });
  const ended = once(child, "close");
  return { child, told, ended };
}

test("it tells its address, serves .assay, and Ctrl-C ends it with 0", async () => {
  const { child, told, ended } = await started(["--port", "0", "--json"]);
  await once(child.stdout, "data");
  const { url, folders } = JSON.parse(told.out) as { url: string; folders: string[] };
  expect(folders).toEqual([".assay"]);
  const list = (await (await fetch(`${url}api/runs`)).json()) as RunList;
  expect(list.folders[0]).toMatch(/\.assay$/);
  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(told.err).toBe(
    "Serving the runs in .assay; press Ctrl-C to end.\n\nEnding. Press Ctrl-C again to end at once.\n",
  );
});

test("a port that is taken, and a folder that is not there, end with 2 and what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const [busy, missing] = await Promise.all([started(["--port", `${port}`]), started(["nowhere"])]);
  expect([await busy.ended, await missing.ended]).toEqual([
    [2, null],
    [2, null],
  ]);
  expect(busy.told.err).toContain(`Port ${port} is taken; name another with --port`);
  expect(missing.told.err).toContain("nowhere is not there. Run `assay verify` first");
});
