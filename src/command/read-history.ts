import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { historyRunOf } from "../page-data/history-run.js";
import type { HistoryRun } from "../page-data/page-content.js";
import { parseResults } from "../report/parse-results.js";
import type { Results } from "../report/results.js";
import { findResultFiles, reasonOf } from "../serve/find-result-files.js";
import type { Streams } from "./console-streams.js";

/** A page tells of no more earlier runs than this: more make it large and its charts no clearer. */
const mostTold = 50;

/** The folder of runs that are kept beside results, by the folder or the file of the results; none where none are. */
export async function keptRunsOf(path: string): Promise<string[]> {
  const known = await stat(path).catch(() => undefined);
  const folder = join(known?.isFile() === true ? dirname(path) : path, "runs");
  return (await stat(folder).catch(() => undefined))?.isDirectory() === true ? [folder] : [];
}

/**
 * Earlier runs of the same target, oldest first, from files and folders.
 *
 * What cannot be read is told and left out. Files are read one at a time, so that memory holds one run at most.
 */
export async function readHistory(
  later: Results,
  paths: readonly string[],
  { err, errStyle }: Streams,
): Promise<readonly HistoryRun[]> {
  const leftOut = (file: string, reason: string) =>
    err(`${errStyle.yellow("left out")} of the history: ${file}: ${reason}.\n`);
  const files = new Set<string>();
  for (const path of paths) {
    const found = await findResultFiles(path);
    for (const { path: file, reason } of found.refused) leftOut(file, reason);
    for (const file of found.files) files.add(resolve(file.path));
  }
  const runs = new Map<string, HistoryRun>();
  for (const file of files) {
    const parsed = await parseFile(file);
    if (parsed.kind === "refused") leftOut(file, parsed.reason);
    const run = parsed.kind === "results" ? historyRunOf(parsed.results, later) : undefined;
    if (run !== undefined) runs.set(identityOf(run), run);
  }
  const oldestFirst = [...runs.values()].sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
  if (oldestFirst.length > mostTold)
    err(`The history holds ${oldestFirst.length} earlier runs; the page tells the newest ${mostTold}.\n`);
  return oldestFirst.slice(-mostTold);
}

async function parseFile(file: string) {
  try {
    return parseResults(await readFile(file, "utf8"));
  } catch (cause) {
    return { kind: "refused" as const, reason: reasonOf(cause) };
  }
}

/** The same run may be there twice: kept, and as the last one. */
function identityOf({ startedAt, seed, providers }: HistoryRun): string {
  return JSON.stringify([startedAt, seed, providers.map(({ name }) => name)]);
}
