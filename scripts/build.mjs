// Builds dist/: the compiled package, with the generated files that no compiler copies, and the bundled pages.
//   --no-check   skip type checking, for steps that need a command before everything fits together
//   --if-stale   do nothing when nothing has changed since the last build
//   --out DIR    build elsewhere on the same disk
import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundlePages } from "./bundle-pages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values: flags } = parseArgs({
  options: { "no-check": { type: "boolean" }, "if-stale": { type: "boolean" }, out: { type: "string" } },
});
const out = resolve(root, flags.out ?? "dist");
// Built beside, so that whoever runs the old one meanwhile finds all of it.
const work = join(root, ".assay", `build-${process.pid}`);

if (!(flags["if-stale"] && (await isCurrent()))) {
  const started = new Date();
  compile();
  await copyGenerated();
  await bundlePages(work);
  // npm marks a command executable on installing it, but not in its own checkout.
  await chmod(join(work, "src/command/main.js"), 0o755);
  await writeFile(join(work, ".built"), "");
  await utimes(join(work, ".built"), started, started);
  await replace();
}

/** Whether no input is newer than the last build. A removed file makes its folder newer. */
async function isCurrent() {
  const built = await stat(join(out, ".built")).catch(() => undefined);
  if (built === undefined) return false;
  for (const input of [
    "src",
    "generated",
    "scripts",
    "tsconfig.json",
    "tsconfig.build.json",
    "package-lock.json",
  ])
    if ((await newest(join(root, input))) >= built.mtimeMs) return false;
  return true;
}

async function newest(path) {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await readdir(path, { recursive: true });
  const times = await Promise.all(inside.map(async (name) => (await stat(join(path, name))).mtimeMs));
  return Math.max(found.mtimeMs, ...times);
}

function compile() {
  const compiler = fileURLToPath(import.meta.resolve("typescript/lib/tsc.js"));
  const options = [
    "-p",
    "tsconfig.build.json",
    "--outDir",
    work,
    ...(flags["no-check"] ? ["--noCheck"] : []),
  ];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { cwd: root, stdio: "inherit" });
  // 2: there were errors, and everything was written all the same.
  if (status !== 0 && !(flags["no-check"] && status === 2)) process.exit(status ?? 1);
}

/** Declarations, plain JavaScript and JSON below generated/ go where compiled code looks for them. */
async function copyGenerated() {
  const folder = join(root, "generated");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const compiled = /\.ts$/.test(path) && !/\.d\.ts$/.test(path);
    if (entry.isFile() && !compiled) await cp(path, join(work, "generated", path.slice(folder.length)));
  }
}

async function replace() {
  const old = `${work}-old`;
  await rename(out, old).catch(() => undefined);
  await mkdir(dirname(out), { recursive: true });
  await rename(work, out);
  await rm(old, { recursive: true, force: true });
}
