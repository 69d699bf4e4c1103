import sqlite, { type JSValue, type SQLiteValue } from "node-sqlite3-wasm";

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, SQLiteValue>>;

/** A SQLite database; every call is synchronous. */
export interface Database {
  readonly exec: (sql: string) => void;
  readonly run: (sql: string, values: readonly JSValue[]) => void;
  readonly all: (sql: string, values?: readonly JSValue[]) => readonly Row[];
  /** Does all of it or, where it throws, none. */
  readonly transaction: (work: () => void) => void;
  readonly close: () => void;
}

/**
 * Opens a database file, or one in memory.
 *
 * The file is this process's own until it is closed, so that no lock is taken for every statement; while it is open
 * a folder `<file>.lock` stands beside it.
 *
 * @throws where the file cannot be opened, or is no database
 */
export function openDatabase(file: string | undefined): Database {
  const database = new sqlite.Database(file ?? ":memory:");
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
    database.all("SELECT count(*) FROM sqlite_schema");
  } catch (cause) {
    database.close();
    throw cause;
  }
  return {
    exec: (sql) => database.exec(sql),
    run: (sql, values) => {
      database.run(sql, [...values]);
    },
    // Rows are nested by table only where `expand` asks for it.
    all: (sql, values = []) => database.all(sql, [...values]) as Row[],
    transaction: (work) => {
      database.exec("BEGIN");
      try {
        work();
        database.exec("COMMIT");
      } catch (cause) {
        database.exec("ROLLBACK");
        throw cause;
      }
    },
    close: () => database.close(),
  };
}
