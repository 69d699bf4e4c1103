import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";

/** A file that grows by items and is a whole document all the time. */
export interface GrowingFile {
  readonly add: (item: string) => void;
  readonly close: () => void;
}

/** So much is gathered before it is written, and for so long. */
const mostGathered = 256 * 1024;
const longestMs = 200;

/**
 * Starts a file that is a whole document whenever something was written to it: its end is written along with every
 * item and overwritten by the next. A process that is killed leaves a document that lacks its last moments at most.
 *
 * Writing is synchronous, so that a fast run never gathers in memory what a slow disk has not taken.
 */
export function growFile(
  file: string,
  { beginning, between, end }: { readonly beginning: string; readonly between: string; readonly end: string },
  now: () => number,
): GrowingFile {
  const descriptor = openSync(file, "w");
  let place = 0;
  let gathered = beginning;
  let isFirst = true;
  let writtenAt = now();
  const write = () => {
    if (gathered === "") return;
    const bytes = Buffer.from(gathered + end, "utf8");
    writeFully(descriptor, bytes, place);
    place += bytes.length - Buffer.byteLength(end);
    gathered = "";
    writtenAt = now();
  };
  write();
  return {
    add: (item) => {
      gathered += isFirst ? item : between + item;
      isFirst = false;
      if (gathered.length >= mostGathered || now() - writtenAt >= longestMs) write();
    },
    close: () => {
      write();
      ftruncateSync(descriptor, place + Buffer.byteLength(end));
      closeSync(descriptor);
    },
  };
}

function writeFully(descriptor: number, bytes: Uint8Array, from: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(descriptor, bytes, done, bytes.length - done, from + done);
}
