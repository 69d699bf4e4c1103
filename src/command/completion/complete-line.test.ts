import { execFile, spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageFolder } from "../../suite/documents-folder.js";
import { acmeFolder } from "../../testing/acme-provider.js";
import { runCommand } from "../../testing/run-command.js";

/** The first line of the answer, and the candidates. */
async function answer(...words: string[]): Promise<string> {
  const { out } = await runCommand(["complete", "bash", "--", ...words]);
  return out.replaceAll(/\t.*$/gm, "").trim().replaceAll("\n", " ");
}

describe("a command line is completed from the commands themselves", () => {
  test.each([
    ["a command", ["ver"], "words verify"],
    ["a flag", ["verify", "--strict"], "words --strict --strict-documents"],
    ["a flag that is given already", ["verify", "--strict", "--strict"], "words --strict-documents"],
    ["a value", ["verify", "--target", ""], "words mock live"],
    ["one of several values", ["verify", "--kind", "example", "neg"], "words negative"],
    ["a value in the same word", ["verify", "--kind=neg"], "words --kind=negative"],
    ["the same as bash splits it", ["verify", "--kind", "=", "neg"], "words negative"],
    ["a value behind the sign alone", ["verify", "--target", "="], "words mock live"],
    ["a provider", ["verify", "--seed", "7", ""], "words acme"],
    ["the start of a case", ["replay", "a"], "parts acme/"],
    ["a part of a case", ["verify", "--case", "'acme/de"], "parts acme/deleteThing/"],
    ["a file where a case may be one", ["replay", "res"], "files"],
    ["a file", ["gate", ""], "files"],
    ["a folder", ["verify", "--out", ""], "folders"],
    ["a shell", ["completion", "z"], "words zsh"],
    ["a text that nobody can know", ["gate", "--reason", ""], "words"],
    ["no flags of a command that there is not", ["verfy", "--"], "words --version --help"],
  ])("%s", async (_, words, expected) => {
    expect(await answer(...words)).toBe(expected);
  });
});

test("help says how to install it in each shell", async () => {
  const { out } = await runCommand(["completion", "--help"]);
  for (const line of [/bash .*>> ~\/\.bashrc/, /zsh .*>> ~\/\.zshrc/, /fish .*completions\/assay\.fish/])
    expect(out).toMatch(line);
});

describe("in a real shell", () => {
  let folder = "";
  const run = promisify(execFile);
  const isThere = (shell: string) => spawnSync(shell, ["--version"]).status === 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "assay-completion-"));
    const command = join(packageFolder(), "dist/src/command/main.js");
    await writeFile(join(folder, "assay"), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
    await chmod(join(folder, "assay"), 0o755);
    for (const shell of ["bash", "zsh", "fish"])
      await writeFile(join(folder, shell), (await runCommand(["completion", shell])).out);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inShell = async (shell: string, words: readonly string[], script: string) => {
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` };
    const { stdout } = await run(shell, [...words, "-c", script], { cwd: acmeFolder, env, timeout: 30_000 });
    return stdout.replaceAll(/\t.*$/gm, "").trim().split("\n");
  };

  test("bash", async () => {
    const script = `set -u; source ${folder}/bash; source ${folder}/bash
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _assay_complete; echo "\${COMPREPLY[*]}"; }
      ask assay verify --kind = neg
      ask assay verify --out sp
      ask assay verify '$(touch ${folder}/evaluated)' ac`;
    expect(await inShell("bash", ["--norc"], script)).toEqual(["negative", "specs", "acme"]);
    expect(spawnSync("ls", [join(folder, "evaluated")]).status).not.toBe(0);
  }, 30_000);

  test.skipIf(!isThere("fish"))(
    "fish",
    async () => {
      const script = `source ${folder}/fish; complete -C 'assay verify --kind=neg'`;
      expect(await inShell("fish", ["--no-config"], script)).toEqual(["--kind=negative"]);
    },
    30_000,
  );

  test.skipIf(!isThere("zsh"))(
    "zsh",
    async () => {
      const script = `compdef() { : }; source ${folder}/zsh
      _describe() { print -rl -- "\${(P@)4}" }
      words=(assay verify --kind neg) CURRENT=4; _assay`;
      expect(await inShell("zsh", ["-f"], script)).toEqual(["negative"]);
    },
    30_000,
  );
});
