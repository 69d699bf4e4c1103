import { takeLock } from "./take-lock.js";

/** Takes a ledger for this process alone; undefined where another process has it, else what gives it back. */
export function lockLedger(file: string, now: Date): Promise<(() => Promise<void>) | undefined> {
  return takeLock(file.replace(/\.jsonl$/, ".lock"), now);
}
