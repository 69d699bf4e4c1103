import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { beginsAsResults, parseKeptRunName } from "./kept-run-name.js";
import { readBeginning } from "./read-beginning.js";

/** A file that holds results, or is called as if it did. */
export interface ResultFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Something in a folder that cannot be looked into, or holds no results though it should. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

/** What a folder holds. */
export interface FoundFiles {
  readonly files: readonly ResultFile[];
  readonly refused: readonly RefusedFile[];
}

/** Folders of tools, in which no results are. */
const skipped = (name: string) => name.startsWith(".") || name === "node_modules" || name === "ledger";

/**
 * Every file below a folder that holds results: those called `results.json`, kept runs, and any other `.json` that
 * begins as results do. A path that is a file is taken as it is; links to folders are not followed.
 */
export async function findResultFiles(path: string): Promise<FoundFiles> {
  const files: ResultFile[] = [];
  const refused: RefusedFile[] = [];
  const take = async (file: string) => {
    const { size, mtimeMs } = await stat(file);
    files.push({ path: file, size, mtimeMs });
  };
  const attempt = async (place: string, look: () => Promise<void>) => {
    try {
      await look();
    } catch (cause) {
      refused.push({ path: place, reason: reasonOf(cause) });
    }
  };
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const below = join(folder, entry.name);
      if (entry.isDirectory() && !skipped(entry.name)) await attempt(below, () => walk(below));
      if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
      await attempt(below, async () => {
        if (isCalledAsResults(entry.name) || beginsAsResults(await readBeginning(below))) await take(below);
      });
    }
  };
  await attempt(path, async () => ((await stat(path)).isDirectory() ? walk(path) : take(path)));
  return { files, refused };
}

function isCalledAsResults(name: string): boolean {
  return name === "results.json" || parseKeptRunName(name) !== undefined;
}

/** Why a file cannot be read, in few words. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause ? String(cause.code) : undefined;
  if (code === "ENOENT") return "it is not there";
  if (code === "EACCES" || code === "EPERM") return "it may not be read";
  return code ?? cause.message;
}
