import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { userEnvironment } from "./installed-package.js";

/** Starts a mock by the command that is installed in a folder, on any free port. */
export async function startInstalledMock(
  words: readonly string[],
  cwd: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const command = join(cwd, "node_modules/.bin/assay");
  const child = spawn(process.execPath, [command, ...words, "--json"], {
    cwd,
    env: userEnvironment(),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const text = await new Promise<string>((resolve, reject) => {
    let told = "";
    child.stdout.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      if (/^}\s*$/m.test(told)) resolve(told);
    });
    child.once("exit", () => reject(new Error(`assay ${words.join(" ")} ended: ${told}`)));
  });
  const { mocks } = JSON.parse(text) as { mocks: { url: string }[] };
  return {
    url: mocks[0]?.url ?? "",
    close: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
