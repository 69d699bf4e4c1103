import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The package as it would be published, installed in an empty folder. */
export interface InstalledPackage {
  /** The folder that it is installed in. */
  readonly app: string;
  /** Where examples are copied to. */
  readonly examples: string;
  readonly npx: (words: readonly string[]) => Promise<string>;
  readonly node: (words: readonly string[]) => Promise<string>;
  /** Copies a folder of `examples/` there, as if the package had been installed in it. */
  readonly copyExample: (name: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Builds, packs and installs this package; its command and entry points are there, and nothing of this repository. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), "assay-package-"));
  const app = join(folder, "app");
  const examples = join(folder, "examples");
  const tarball = await pack(join(folder, "package"));
  await cp(join(folder, "package", tarball), join(app, tarball));
  await writeFile(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  await execute("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`], app);
  return {
    app,
    examples,
    npx: (words) => execute("npx", ["--no-install", ...words], app),
    node: (words) => execute(process.execPath, words, app),
    copyExample: async (name) => {
      const copy = join(examples, name);
      const left = new Set(["node_modules", ".assay", "dist", "generated"]);
      const source = join(root, "examples", name);
      await cp(source, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
      await symlink(join(app, "node_modules"), join(copy, "node_modules"));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Builds and packs a copy, so that nothing depends on a dist/ that may be old, or is being replaced. */
async function pack(copy: string): Promise<string> {
  const left = new Set(["node_modules", ".git", ".assay", "dist", "coverage"]);
  await cp(root, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  const build = [join(root, "scripts/build.mjs"), "--no-check", "--out", join(copy, "dist")];
  await execute(process.execPath, build, root);
  const output = await execute("npm", ["pack", "--ignore-scripts", "--json"], copy);
  const [packed] = JSON.parse(output) as { filename: string }[];
  return packed?.filename ?? "";
}

/** Runs a line as a shell would; what `npx` finds there, without the second that it takes. Its standard output. */
export function runLine(line: string, cwd: string): Promise<string> {
  return execute("sh", ["-c", line.replace(/\bnpx (?=\w)/, "node_modules/.bin/")], cwd);
}

/** Runs a program as a user would, without what npm tells the scripts that it runs; its standard output. */
async function execute(command: string, words: readonly string[], cwd: string): Promise<string> {
  const env = userEnvironment();
  try {
    const { stdout } = await promisify(execFile)(command, words, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${words.slice(0, 3).join(" ")} failed\n${stdout}\n${stderr}`);
  }
}

/** The environment without what npm and vitest set for what they run. */
export function userEnvironment(): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST)/i.test(name));
  const { PATH = "", ...env } = Object.fromEntries(inherited);
  // npm puts the commands of this repository before all others.
  const path = PATH.split(delimiter).filter((part) => !part.endsWith(join("node_modules", ".bin")));
  return { ...env, PATH: path.join(delimiter) };
}
