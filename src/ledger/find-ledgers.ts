import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { openEntries, type ReadLedger, readLedger } from "./read-ledger.js";
import { isRunning } from "./run-identity.js";

/** A ledger that was found. */
export type FoundLedger =
  /** Something may be left of its run. */
  | { readonly kind: "open"; readonly ledger: ReadLedger }
  /** Its run is still going. */
  | { readonly kind: "running"; readonly ledger: ReadLedger }
  /** Nothing is left of its run. */
  | { readonly kind: "settled"; readonly file: string; readonly touchedAt: Date };

/** Finds every ledger in a folder, oldest run first. */
export async function findLedgers(folder: string, now: Date): Promise<FoundLedger[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith(".jsonl")).map((name) => join(folder, name));
  const found = await Promise.all(files.map((file) => examine(file, now)));
  return found.flat().sort((left, right) => startOf(left).localeCompare(startOf(right)));
}

async function examine(file: string, now: Date): Promise<FoundLedger[]> {
  try {
    const [{ mtime }, ledger] = await Promise.all([stat(file), readLedger(file)]);
    if (ledger === undefined) return [{ kind: "settled", file, touchedAt: mtime }];
    const silentMs = now.getTime() - mtime.getTime();
    if (!ledger.isClosed && isRunning(ledger.header.process, silentMs)) return [{ kind: "running", ledger }];
    return openEntries(ledger).length === 0
      ? [{ kind: "settled", file, touchedAt: mtime }]
      : [{ kind: "open", ledger }];
  } catch (cause) {
    // Another process has just removed it.
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw cause;
  }
}

function startOf(found: FoundLedger): string {
  return found.kind === "settled" ? found.file : found.ledger.header.startedAt;
}
