import { type FileHandle, open } from "node:fs/promises";

/** A file that lines are added to and never taken from. */
export interface DurableLines {
  /** Adds a line; it is on the disk once this resolves. Lines that come together share one write and one flush. */
  readonly add: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a file of lines; a line that an earlier writer left torn is ended first. */
export async function openDurableLines(file: string): Promise<DurableLines> {
  const handle = await open(file, "a+", 0o600);
  let waiting: Waiting[] = [];
  let work: Promise<void> | undefined;
  if (await isTorn(handle)) await handle.appendFile("\n");

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await handle.appendFile(batch.map(({ line }) => `${line}\n`).join(""));
        await handle.datasync();
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        for (const { reject } of batch) reject(cause);
      }
    }
    work = undefined;
  };
  return {
    add: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ line, resolve, reject });
        work ??= flush();
      }),
    close: async () => {
      await work;
      await handle.close();
    },
  };
}

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

async function isTorn(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position: size - 1 });
  return buffer.toString() !== "\n";
}
