import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
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

/**
 * Packs this package and installs it: its command and entry points are there, and nothing of this repository.
 *
 * To have npm fetch and place its dependencies again takes long and shows little, so they are linked from where
 * `npm ci` put them; with `ASSAY_REAL_INSTALL` set npm does it.
 */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), "assay-package-"));
  const app = join(folder, "app");
  const examples = join(folder, "examples");
  const tarball = await pack(folder);
  await mkdir(app);
  await writeFile(join(app, "package.json"), JSON.stringify({ name: "app", private: true, type: "module" }));
  if (process.env["ASSAY_REAL_INSTALL"] === undefined) await unpackWithLinks(tarball, app);
  else await execute("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], app);
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

/** Packs what is built, built again where it is stale; the path of the tarball. */
async function pack(folder: string): Promise<string> {
  await execute(process.execPath, [join(root, "scripts/build.mjs"), "--no-check", "--if-stale"], root);
  const words = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [packed] = JSON.parse(await execute("npm", words, root)) as { filename: string }[];
  return join(folder, packed?.filename ?? "");
}

/** What npm makes of a package in an empty folder, with links to dependencies that are here already. */
async function unpackWithLinks(tarball: string, app: string): Promise<void> {
  const modules = join(app, "node_modules");
  const inside = join(modules, "assay");
  await mkdir(inside, { recursive: true });
  await mkdir(join(modules, ".bin"));
  await execute("tar", ["-xzf", tarball, "--strip-components=1", "-C", inside], app);
  for (const { place, bin } of await dependencies()) {
    await mkdir(dirname(join(app, place)), { recursive: true });
    await symlink(join(root, place), join(app, place));
    for (const [name, path] of Object.entries(bin))
      await symlink(join(root, place, path), join(modules, ".bin", name));
  }
  const { bin } = JSON.parse(await readFile(join(inside, "package.json"), "utf8")) as {
    bin: { assay: string };
  };
  await symlink(join("../assay", bin.assay), join(modules, ".bin/assay"));
}

/** An installed package in package-lock.json. */
interface LockedPackage {
  readonly dev?: true;
  readonly devOptional?: true;
  readonly optional?: true;
  readonly peer?: true;
  readonly bin?: Readonly<Record<string, string>>;
}

/** What the package needs at run time, and what that needs: where npm puts it, and the commands that it brings. */
async function dependencies(): Promise<{ place: string; bin: NonNullable<LockedPackage["bin"]> }[]> {
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(packages)
    .filter(([, { dev, devOptional, peer, optional }]) => !(dev || devOptional || peer || optional))
    .filter(([place]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(place))
    .map(([place, { bin = {} }]) => ({ place, bin }));
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
