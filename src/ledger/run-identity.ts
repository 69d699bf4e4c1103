import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Which process writes a ledger, so that another one can tell whether it still runs. */
export interface RunIdentity {
  readonly pid: number;
  readonly host: string;
  /** Changes with each start of the machine; absent where the system does not tell. */
  readonly boot?: string;
  /** When the process began, in the system's own unit; absent where the system does not tell. */
  readonly began?: string;
}

/** How long a process on another machine may be silent before it counts as gone, in milliseconds. */
const longestSilenceMs = 60_000;

/** The identity of this process. */
export function ownIdentity(): RunIdentity {
  const boot = bootId();
  const began = beginningOf(process.pid);
  return {
    pid: process.pid,
    host: hostname(),
    ...(boot === undefined ? {} : { boot }),
    ...(began === undefined ? {} : { began }),
  };
}

/** Whether an identity is that of this process. */
export function isThisProcess({ pid, host, boot, began }: RunIdentity): boolean {
  const own = ownIdentity();
  return pid === own.pid && host === own.host && boot === own.boot && began === own.began;
}

/**
 * Whether a process still runs.
 *
 * @param silentMs - How long its ledger has not been touched; what counts where the process itself cannot be looked at.
 */
export function isRunning(identity: RunIdentity, silentMs: number): boolean {
  if (identity.host !== hostname()) return silentMs < longestSilenceMs;
  if (identity.boot !== undefined && identity.boot !== bootId()) return false;
  if (!hasProcess(identity.pid)) return false;
  return identity.began === undefined || identity.began === beginningOf(identity.pid);
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

function bootId(): string | undefined {
  return textOf("/proc/sys/kernel/random/boot_id")?.trim();
}

/** The 22nd field of Linux' `/proc/PID/stat`; the second one, a name in parentheses, may hold spaces. */
function beginningOf(pid: number): string | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
