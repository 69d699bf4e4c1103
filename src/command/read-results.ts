import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { NamedResults } from "../report/merge-results.js";
import type { CaseResults, Results } from "../report/results.js";
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
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "it is not JSON";
    throw new UsageError(`${file} cannot be read as results: ${reason}. ${advice}`);
  }
  if (isResults(value)) return value;
  throw new UsageError(
    `${file} is no results.json of assay: its "schema" must be assay/results@1, and its providers must have cases. ${advice}`,
  );
}

/** The format is ours and its members are checked as far as nobody but assay writes them. */
function isResults(value: unknown): value is Results {
  if (typeof value !== "object" || value === null) return false;
  const { schema, providers, problems, summary } = value as Partial<Results>;
  const isWhole = Array.isArray(providers) && Array.isArray(problems) && typeof summary === "object";
  return (
    schema === "assay/results@1" &&
    isWhole &&
    providers.every(
      (provider) =>
        Array.isArray(provider?.promises) &&
        Array.isArray(provider.cases) &&
        provider.cases.every((item: Partial<CaseResults> | null) =>
          [item?.findings, item?.warnings, item?.gaps, item?.promises].every(Array.isArray),
        ),
    )
  );
}
