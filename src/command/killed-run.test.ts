import { spawn, spawnSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { beforeAll, expect, test } from "vitest";
import { packageFolder } from "../suite/documents-folder.js";
import { ledgersOf } from "../suite/ledger-of-run.js";
import { nurseryFolder, nurseryToken, startNursery } from "../testing/nursery-server.js";
import { runCommand } from "../testing/run-command.js";

/** How many runs are killed; `ASSAY_KILLS=200` for the whole promise. */
const kills = Number(process.env["ASSAY_KILLS"] ?? 3);
const command = join(packageFolder(), "dist/src/command/main.js");
const environment = { NURSERY_TOKEN: nurseryToken };

beforeAll(() => {
  const build = [join(packageFolder(), "scripts/build.mjs"), "--no-check", "--if-stale"];
  spawnSync(process.execPath, build, { stdio: "inherit" });
});

test(
  "whenever a run is killed, a sweep deletes all that it left and nothing else",
  async () => {
    for (let killed = 0; killed < kills; ) {
      const folder = await mkdtemp(join(tmpdir(), "assay-killed-"));
      await cp(nurseryFolder, folder, { recursive: true });
      // Some while after its first plant, of which it adds far more.
      let toCome = 1 + Math.floor(Math.random() * 25);
      const killer = new AbortController();
      const server = await startNursery("as documented", () => {
        toCome -= 1;
        if (toCome === 0) setTimeout(() => killer.abort(), Math.random() * 10);
      });
      const signal = await endOfKilled(["verify", "nursery", "--url", server.url, "--runs", "10"], {
        folder,
        signal: killer.signal,
      });
      const swept = await runCommand(["sweep"], {
        environment,
        workingFolder: folder,
        ledgerFolder: ledgersOf(folder),
      });
      await server.close();
      await rm(folder, { recursive: true });
      // A run that was done before it could be killed shows nothing of killing.
      if (signal === "SIGKILL") killed += 1;
      expect([swept.status, server.left(), server.others()], swept.out).toEqual([0, [], 2]);
    }
  },
  20_000 + kills * 10_000,
);

/** Runs the built command, kills it, and tells what ended it. */
function endOfKilled(
  words: readonly string[],
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: "ignore",
  });
  signal.addEventListener("abort", () => child.kill("SIGKILL"));
  return new Promise((resolve) => child.on("close", (_, endedBy) => resolve(endedBy)));
}
