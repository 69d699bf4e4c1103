// Runs the built command against a faulty server of conformance/servers/, and puts what it finds into README.md.
//   --check   write nothing; fail when README.md is not current
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** Which server, with which defect, and what shows it. */
export const shown = {
  provider: "latitude",
  defect: "name-spaces",
  words: ["--case", "latitude/post-storage-objects/negative/body/data/attributes/name/pattern", "--quiet"],
} as const;

/** What of the command's screen README.md shows: the finding, and what differs from run to run made steady. */
export function steadyFinding(screen: string): string {
  const [finding = ""] = screen.trim().split("\n\n");
  return finding
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:9000")
    .replaceAll(/(\bassay|ssay)-[a-z0-9]{8}-/g, "$1-0a1b2c3d-");
}

/** README.md with the finding in its block. */
export function withFinding(readme: string, finding: string): string {
  return readme.replace(
    /(```text not-run="npm run readme writes it"\n)[\s\S]*?(```\n)/,
    (_, start: string, end: string) => `${start}${finding}\n${end}`,
  );
}

/** The environment of a server that is ready: the lines that it prints. */
async function ready(server: ChildProcess): Promise<Record<string, string>> {
  let told = "";
  for await (const piece of server.stdout ?? []) {
    told += String(piece);
    if (told.includes("export URL=")) break;
  }
  return Object.fromEntries(
    [...told.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
}

async function findingOfFaultyServer(): Promise<string> {
  const { provider, defect, words } = shown;
  const server = spawn(process.execPath, [
    "node_modules/.cache/servers/main.js",
    provider,
    "--defect",
    defect,
  ]);
  const out = await mkdtemp(join(tmpdir(), "assay-readme-"));
  try {
    const { URL: url = "", ...variables } = await ready(server);
    const line = ["dist/src/command/main.js", "verify", provider, "--url", url, ...words, "--out", out];
    const run = spawn(process.execPath, line, { env: { ...process.env, ...variables, NO_COLOR: "1" } });
    const [screen] = await Promise.all([text(run.stdout), once(run, "close")]);
    return steadyFinding(screen);
  } finally {
    server.kill();
    await rm(out, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = await readFile("README.md", "utf8");
  const current = withFinding(readme, await findingOfFaultyServer());
  if (process.argv.includes("--check") && current !== readme) {
    process.stderr.write("README.md does not show what the command prints. Run `npm run readme`.\n");
    process.exitCode = 1;
  } else await writeFile("README.md", current);
}
