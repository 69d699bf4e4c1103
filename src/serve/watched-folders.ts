import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { LeftOutFile, RunList } from "../page-data/serve-content.js";
import { parseResults } from "../report/parse-results.js";
import { findResultFiles, type ResultFile, reasonOf } from "./find-result-files.js";
import { runOfResults } from "./run-of-results.js";
import type { RunStore } from "./run-store.js";

/** Folders whose files are looked at again and again. */
export interface WatchedFolders {
  /** Takes in what is new since the last look; one look at a time, and none right after another. */
  readonly look: () => Promise<void>;
  /** How far the look under way has come; undefined while there is none. */
  readonly reading: () => RunList["reading"];
  /** Ends the look under way, and lets no other begin. */
  readonly stop: () => Promise<void>;
  /** What could not be looked into. */
  readonly unreadable: () => readonly LeftOutFile[];
}

/** What is watched, and how. */
export interface WatchOptions {
  readonly folders: readonly string[];
  readonly store: RunStore;
  /** The version of assay. */
  readonly version: string;
  readonly now: () => Date;
}

/** Looks closer together than this show nothing that the one before did not. */
const betweenLooksMs = 1000;

/** Keeps a store in step with the folders that it is made from. */
export function watchFolders({ folders, store, version, now }: WatchOptions): WatchedFolders {
  let underway: Promise<void> | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  let reading: RunList["reading"];
  let unreadable: readonly LeftOutFile[] = [];
  const lookOnce = async () => {
    reading = { done: 0, of: 0 };
    const found = await Promise.all(folders.map(findResultFiles));
    const lost = found.flatMap(({ refused }) => refused);
    const files = new Map(found.flatMap((one) => one.files).map((file) => [file.path, file]));
    const news = [...files.values()]
      .filter((file) => !store.knows(file))
      .sort((one, other) => other.mtimeMs - one.mtimeMs);
    for (const [done, file] of news.entries()) {
      if (isStopped) return;
      reading = { done, of: news.length };
      const reason = await takeIn(file, store, version);
      if (reason !== undefined) lost.push({ path: file.path, reason });
    }
    store.forgetOthers(new Set(files.keys()));
    unreadable = lost;
  };
  return {
    look: () => {
      if (underway !== undefined) return underway;
      if (isStopped || now().getTime() - lookedAt < betweenLooksMs) return Promise.resolve();
      underway = lookOnce().finally(() => {
        [underway, reading] = [undefined, undefined];
        lookedAt = now().getTime();
      });
      return underway;
    },
    stop: async () => {
      isStopped = true;
      await underway;
    },
    reading: () => reading,
    unreadable: () => unreadable,
  };
}

/** Remembers what a file holds, or why it holds nothing; gives the reason where it could not even be read. */
async function takeIn(file: ResultFile, store: RunStore, version: string): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file.path);
  } catch (cause) {
    return reasonOf(cause);
  }
  const run = runIdOf(bytes);
  const reason = store.hasRun(run) ? undefined : rememberRun(run, bytes, { store, version });
  store.rememberFile(file, reason === undefined ? { run } : { reason });
  return undefined;
}

/** The same for every copy of a file. */
export function runIdOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

function rememberRun(
  id: string,
  bytes: Buffer,
  { store, version }: Pick<WatchOptions, "store" | "version">,
): string | undefined {
  try {
    const read = parseResults(bytes.toString("utf8"));
    if (read.kind === "refused") return read.reason;
    store.rememberRun(runOfResults(id, read.results, version));
    return undefined;
  } catch (cause) {
    return `it is not as assay writes it: ${reasonOf(cause)}`;
  }
}
