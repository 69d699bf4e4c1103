// Builds dist/: the compiled package, with the generated files that no compiler copies.
//   --no-check   skip type checking, for steps that need a command before everything fits together
//   --out DIR    build elsewhere
import { spawnSync } from "node:child_process";
import { chmod, cp, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { "no-check": { type: "boolean" }, out: { type: "string" } } });
const out = resolve(root, values.out ?? "dist");

await rm(out, { recursive: true, force: true });
compile();
await copyGenerated();
await makeExecutable();

function compile() {
  const compiler = fileURLToPath(import.meta.resolve("typescript/lib/tsc.js"));
  const options = [
    "-p",
    "tsconfig.build.json",
    "--outDir",
    out,
    ...(values["no-check"] ? ["--noCheck"] : []),
  ];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { cwd: root, stdio: "inherit" });
  // 2: there were errors, and everything was written all the same.
  if (status !== 0 && !(values["no-check"] && status === 2)) process.exit(status ?? 1);
}

/** Declarations, plain JavaScript and JSON below generated/ go where compiled code looks for them. */
async function copyGenerated() {
  const folder = join(root, "generated");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const compiled = /\.ts$/.test(path) && !/\.d\.ts$/.test(path);
    if (entry.isFile() && !compiled) await cp(path, join(out, "generated", path.slice(folder.length)));
  }
}

/** npm marks a command executable on installing it, but not in its own checkout. */
async function makeExecutable() {
  await chmod(join(out, "src/command/main.js"), 0o755);
}
