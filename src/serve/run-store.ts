import { groupedBy } from "../core/grouped-by.js";
import type { LeftOutFile, RunLine } from "../page-data/serve-content.js";
import type { Standing } from "../page-data/standing.js";
import type { Database, Row } from "./database.js";
import type { ResultFile } from "./find-result-files.js";
import type { RememberedRun } from "./run-of-results.js";

/** The tables of {@link createRunStore}. */
export const runTables = `
CREATE TABLE file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime REAL NOT NULL,
  run TEXT, reason TEXT
) WITHOUT ROWID;
CREATE INDEX file_run ON file (run);
CREATE TABLE run (
  id TEXT PRIMARY KEY, started_at TEXT NOT NULL, target TEXT NOT NULL, shard TEXT NOT NULL,
  line TEXT NOT NULL, overview BLOB NOT NULL
);
CREATE INDEX run_started ON run (started_at);
CREATE TABLE part (
  run TEXT NOT NULL, provider TEXT NOT NULL, place INTEGER NOT NULL, host TEXT NOT NULL,
  standings TEXT NOT NULL, details BLOB, looked_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, provider)
)`;

/** Changes whenever the tables or what goes into them do. */
export const runTablesVersion = 1;

/** So many providers' cases and findings are kept ready; those looked at longest ago go first. */
const detailsKept = 100;

/** A provider's part in a run. */
export interface RunPart {
  readonly line: Omit<RunLine, "files">;
  readonly standings: Readonly<Record<string, Standing>>;
}

/** What a server remembers of the files in its folders. */
export interface RunStore {
  /** Whether a file is known as it is now. */
  readonly knows: (file: ResultFile) => boolean;
  readonly hasRun: (id: string) => boolean;
  readonly rememberRun: (run: RememberedRun) => void;
  readonly rememberFile: (
    file: ResultFile,
    of: { readonly run: string } | { readonly reason: string },
  ) => void;
  /** Forgets every file that is not among these, and every run that no file holds any more. */
  readonly forgetOthers: (paths: ReadonlySet<string>) => void;
  /** The newest first. */
  readonly runs: () => readonly RunLine[];
  readonly leftOut: () => readonly LeftOutFile[];
  readonly filesOf: (run: string) => readonly string[];
  readonly overviewOf: (run: string) => Uint8Array | undefined;
  /** The parts of a provider in whole runs on one target, oldest first. */
  readonly partsOf: (of: Served) => readonly RunPart[];
  readonly detailsOf: (run: string, provider: string) => Uint8Array | undefined;
  readonly rememberDetails: (run: string, details: readonly Uint8Array[]) => void;
}

/** One provider as one target served it. */
export interface Served {
  readonly provider: string;
  readonly target: RunLine["target"];
  readonly host: string;
  readonly shard: RunLine["shard"];
}

/** The store in a database that has {@link runTables}. */
export function createRunStore(database: Database): RunStore {
  const { all, run: change } = database;
  let looks = Number(all("SELECT max(looked_at) AS most FROM part")[0]?.["most"] ?? 0);
  return {
    knows: ({ path, size, mtimeMs }) =>
      all("SELECT 1 FROM file WHERE path = ? AND size = ? AND mtime = ?", [path, size, mtimeMs]).length > 0,
    hasRun: (id) => all("SELECT 1 FROM run WHERE id = ?", [id]).length > 0,
    rememberRun: (run) => database.transaction(() => insertRun(database, run)),
    rememberFile: ({ path, size, mtimeMs }, of) =>
      change("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)", [
        ...[path, size, mtimeMs],
        ...("run" in of ? [of.run, null] : [null, of.reason]),
      ]),
    forgetOthers: (paths) =>
      database.transaction(() => {
        const gone = all("SELECT path FROM file").filter(({ path }) => !paths.has(String(path)));
        for (const { path = null } of gone) change("DELETE FROM file WHERE path = ?", [path]);
        change("DELETE FROM run WHERE id NOT IN (SELECT run FROM file WHERE run IS NOT NULL)", []);
        change("DELETE FROM part WHERE run NOT IN (SELECT id FROM run)", []);
      }),
    runs: () => linesWithFiles(database),
    leftOut: () =>
      all("SELECT path, reason FROM file WHERE reason IS NOT NULL ORDER BY path").map(({ path, reason }) => ({
        path: String(path),
        reason: String(reason),
      })),
    filesOf: (run) =>
      all("SELECT path FROM file WHERE run = ? ORDER BY path", [run]).map(({ path }) => String(path)),
    overviewOf: (run) => blobOf(all("SELECT overview AS blob FROM run WHERE id = ?", [run])),
    partsOf: ({ provider, target, host, shard }) =>
      all(
        `SELECT line, standings FROM part JOIN run ON run.id = part.run
         WHERE provider = ? AND target = ? AND host = ? AND shard = ? ORDER BY started_at, run.id`,
        [provider, target, host, shardText(shard)],
      ).map(({ line, standings }) => ({
        line: parsed<RunPart["line"]>(line),
        standings: parsed<RunPart["standings"]>(standings),
      })),
    detailsOf: (run, provider) => {
      const found = blobOf(
        all("SELECT details AS blob FROM part WHERE run = ? AND provider = ?", [run, provider]),
      );
      looks += 1;
      if (found !== undefined)
        change("UPDATE part SET looked_at = ? WHERE run = ? AND provider = ?", [looks, run, provider]);
      return found;
    },
    rememberDetails: (run, details) =>
      database.transaction(() => {
        looks += 1;
        for (const [place, packed] of details.entries())
          change("UPDATE part SET details = ?, looked_at = ? WHERE run = ? AND place = ?", [
            ...[packed, looks, run, place],
          ]);
        change(
          `UPDATE part SET details = NULL WHERE details IS NOT NULL AND run <> ? AND rowid NOT IN
           (SELECT rowid FROM part WHERE details IS NOT NULL ORDER BY looked_at DESC LIMIT ?)`,
          [run, detailsKept],
        );
      }),
  };
}

function insertRun({ run: change }: Database, { line, overview, standings }: RememberedRun): void {
  change("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?)", [
    ...[line.id, line.startedAt, line.target, shardText(line.shard), JSON.stringify(line)],
    overview,
  ]);
  for (const [place, { name, host }] of line.providers.entries())
    change("INSERT OR REPLACE INTO part (run, provider, place, host, standings) VALUES (?, ?, ?, ?, ?)", [
      ...[line.id, name, place, host, JSON.stringify(standings[place] ?? {})],
    ]);
}

function linesWithFiles({ all }: Database): RunLine[] {
  const kept = all("SELECT path, run FROM file WHERE run IS NOT NULL ORDER BY path");
  const files = groupedBy(kept, ({ run }) => String(run));
  return all("SELECT id, line FROM run ORDER BY started_at DESC, id").map(({ id, line }) => ({
    ...parsed<Omit<RunLine, "files">>(line),
    files: (files.get(String(id)) ?? []).map(({ path }) => String(path)),
  }));
}

function shardText(shard: RunLine["shard"]): string {
  return shard === undefined ? "" : `${shard.index}/${shard.count}`;
}

function blobOf([row]: readonly Row[]): Uint8Array | undefined {
  const blob = row?.["blob"];
  return blob instanceof Uint8Array ? blob : undefined;
}

/** Written by this file as JSON of that type. */
function parsed<T>(text: Row[string] | undefined): T {
  return JSON.parse(String(text)) as T;
}
