import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isRunning, ownIdentity, type RunIdentity } from "./run-identity.js";

/** Takes a lock file for this process alone; undefined where another process has it, else what gives it back. */
export async function takeLock(lock: string, now: Date): Promise<(() => Promise<void>) | undefined> {
  await mkdir(dirname(lock), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(lock, JSON.stringify(ownIdentity()), { flag: "wx" });
      return () => rm(lock, { force: true });
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
      if (await isHeld(lock, now)) return undefined;
      await rm(lock, { force: true });
    }
  }
  return undefined;
}

/** A lock whose holder was killed holds nothing. */
async function isHeld(lock: string, now: Date): Promise<boolean> {
  try {
    const [text, { mtime }] = await Promise.all([readFile(lock, "utf8"), stat(lock)]);
    // Written by assay; what cannot be read is a lock that is being written.
    return isRunning(JSON.parse(text) as RunIdentity, now.getTime() - mtime.getTime());
  } catch {
    return false;
  }
}
