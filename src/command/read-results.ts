import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { NamedResults } from "../report/merge-results.js";
import { parseResults } from "../report/parse-results.js";
import type { Results } from "../report/results.js";
import { UsageError } from "../suite/usage-error.js";

/** The results in these files and folders: of a folder its own results.json, else every one below it. */
export async function readAllResults(paths: readonly string[]): Promise<NamedResults[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  return Promise.all([...new Set(files)].map(async (file) => ({ file, results: await readResults(file) })));
}

async function filesOf(path: string): Promise<string[]> {
  const known = await stat(path).catch(() => undefined);
  if (known?.isDirectory() !== true) return [path];
  const own = join(path, "results.json");
  if ((await stat(own).catch(() => undefined))?.isFile() === true) return [own];
  const below = await readdir(path, { recursive: true, withFileTypes: true });
  const found = below
    .filter((entry) => entry.isFile() && entry.name === "results.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (found.length === 0) throw new UsageError(`${path} holds no results.json, nor does any folder in it.`);
  return found;
}

/**
 * Reads results that an earlier run wrote.
 *
 * @throws UsageError when there are none
 */
export async function readResults(file: string): Promise<Results> {
  const advice = "Name a results.json that `assay verify` wrote.";
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT")
      throw new UsageError(
        `There is no file ${file}. ${advice} Run \`assay verify\` where there is none yet.`,
      );
    throw new UsageError(`${file} cannot be read as results: ${cause.code ?? cause.message}. ${advice}`);
  });
  const parsed = parseResults(text);
  if (parsed.kind === "results") return parsed.results;
  throw new UsageError(`${file} is no results.json of assay: ${parsed.reason}. ${advice}`);
}
