import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Results } from "../report/results.js";
import { beginsAsResults, keptRunName, parseKeptRunName } from "../serve/kept-run-name.js";
import { readBeginning } from "../serve/read-beginning.js";
import type { Streams } from "./console-streams.js";

/** So many runs are kept where the user does not say otherwise. */
export const keptByDefault = 20;

/** What is to be kept. */
export interface Keeping {
  readonly results: Pick<Results, "startedAt" | "target">;
  /** The folder of the run. */
  readonly out: string;
  /** How many runs are kept, this one included; 0 keeps none, and takes none away. */
  readonly keep: number;
}

/**
 * Copies `results.json` to `runs/`, and removes the oldest copies beyond those that are to be kept.
 *
 * A copy that cannot be made is told and fails no run. Files that are no copies of ours are left alone.
 */
export async function keepRun({ results, out, keep }: Keeping, { err, errStyle }: Streams): Promise<void> {
  if (keep === 0) return;
  const folder = join(out, "runs");
  try {
    await mkdir(folder, { recursive: true });
    await copyOnce(join(out, "results.json"), folder, results);
    await removeOldest(folder, keep);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    err(`${errStyle.yellow("not kept")} ${folder}: ${reason}. The run itself is in results.json.\n`);
  }
}

/** Under the first name that is free, unless the same is there already. */
async function copyOnce(source: string, folder: string, results: Keeping["results"]): Promise<void> {
  for (let number = 1; ; number += 1) {
    const file = join(folder, keptRunName(results, number));
    if ((await stat(file).catch(() => undefined)) === undefined) return copyWhole(source, file);
    if (await isSame(source, file)) return;
  }
}

/** A reader finds the whole copy or none. */
async function copyWhole(source: string, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await copyFile(source, part, constants.COPYFILE_FICLONE);
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw cause;
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [{ size }, { size: otherSize }] = await Promise.all([stat(one), stat(other)]);
  return size === otherSize && (await digestOf(one)) === (await digestOf(other));
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Only plain files that are named and begin as our copies do count, and go. */
async function removeOldest(folder: string, keep: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const kept = entries
    .flatMap((entry) => {
      const name = entry.isFile() ? parseKeptRunName(entry.name) : undefined;
      return name === undefined ? [] : [{ ...name, file: join(folder, entry.name) }];
    })
    .sort((one, other) => other.stamp.localeCompare(one.stamp) || other.number - one.number);
  let count = 0;
  for (const { file } of kept) {
    if (!beginsAsResults(await readBeginning(file))) continue;
    count += 1;
    if (count > keep) await rm(file, { force: true });
  }
}
