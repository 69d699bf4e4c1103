import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { packageFolder } from "../suite/documents-folder.js";
import { acmeFolder } from "../testing/acme-provider.js";

const hasTerminal = spawnSync("script", ["--version"]).status === 0;

test.skipIf(!hasTerminal)(
  "on a terminal progress is rewritten in place, and nothing of it stays",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "assay-terminal-"));
    const command = join(packageFolder(), "dist/src/command/main.js");
    const line = `stty cols 100 rows 20; "${process.execPath}" "${command}" verify acme --runs 3 --kind positive negative --out ${folder} > ${folder}/screen`;
    const { CI: _, ...environment } = process.env;
    const env = { ...environment, TERM: "xterm-256color", NO_COLOR: "1" };
    const run = promisify(execFile)("script", ["-qec", line, "/dev/null"], { cwd: acmeFolder, env });
    const { stdout } = await run.finally(() => rm(folder, { recursive: true }));
    const shown = stdout.replaceAll("\r", "");
    expect(shown).toMatch(/acme {2}on the mock {2}█*░+ {2}\d+\/\d+/);
    expect(shown).toContain("\u001b[2K");
    expect(shown).not.toContain("\u001b[?25l");
    // The last that is drawn is taken away before the line that stays.
    expect(shown.trimEnd()).toMatch(
      /\u001b\[G[^\u001b]*(\u001b\[\?2026l)?✓ acme \(mock\): \d+ cases, \d+ requests.*$/,
    );
  },
  60_000,
);
