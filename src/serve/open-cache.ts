import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { takeLock } from "../ledger/take-lock.js";
import { type Database, openDatabase } from "./database.js";
import { reasonOf } from "./find-result-files.js";

/** The database in which a server remembers what folders hold. */
export interface Cache {
  readonly database: Database;
  /** Why it is forgotten when the server ends; absent where it is kept. */
  readonly notice?: string;
  readonly close: () => Promise<void>;
}

/** How a cache is opened. */
export interface CacheOptions {
  /** The tables, as SQL, for a database that has none. */
  readonly tables: string;
  /** Changes whenever another program would fill the tables otherwise. */
  readonly version: string;
  readonly now: () => Date;
}

/**
 * Opens the cache in `<folder>/.cache/`, or one in memory where that folder cannot be written to, or another server
 * has it. One of another version, or of a server that was killed, is made anew: it holds nothing that the results do
 * not.
 */
export async function openCache(folder: string, options: CacheOptions): Promise<Cache> {
  const own = join(folder, ".cache");
  let release: (() => Promise<void>) | undefined;
  try {
    await mkdir(own, { recursive: true });
    release = await takeLock(join(own, "serve.lock"), options.now());
    if (release === undefined) return inMemory(options, "another assay serve has its cache");
    await writeFile(join(own, ".gitignore"), "*\n");
    const database = await openFile(join(own, "runs.sqlite"), options);
    const giveBack = release;
    const close = async () => {
      database.close();
      await giveBack();
    };
    return { database, close };
  } catch (cause) {
    await release?.();
    return inMemory(options, `no cache can be kept there: ${reasonOf(cause)}`);
  }
}

function inMemory({ tables }: CacheOptions, notice: string): Cache {
  const database = openDatabase(undefined);
  database.exec(tables);
  return { database, notice, close: async () => database.close() };
}

async function openFile(file: string, { tables, version }: CacheOptions): Promise<Database> {
  const lock = `${file}.lock`;
  if (existsSync(lock)) await remove(file);
  const known = existsSync(file) ? openKnown(file, version) : undefined;
  if (known !== undefined) return known;
  await remove(file);
  const database = openDatabase(file);
  database.exec(`${tables}; CREATE TABLE made_by (version TEXT NOT NULL)`);
  database.run("INSERT INTO made_by VALUES (?)", [version]);
  return database;
}

function openKnown(file: string, version: string): Database | undefined {
  let database: Database | undefined;
  try {
    database = openDatabase(file);
    const [row] = database.all("SELECT version FROM made_by");
    if (row?.["version"] === version) return database;
  } catch {
    // No database, or none of ours.
  }
  database?.close();
  return undefined;
}

async function remove(file: string): Promise<void> {
  for (const path of [file, `${file}.lock`]) await rm(path, { recursive: true, force: true });
}
