import ansiEscapes from "ansi-escapes";
import { createLogUpdate } from "log-update";
import stringWidth from "string-width";

/** Lines at the bottom of a terminal that are rewritten in place. */
export interface LiveLines {
  /** Shows lines in place of those before; none takes them away. */
  readonly show: (lines: readonly string[]) => void;
  readonly size: () => { readonly columns: number; readonly rows: number };
}

/** What of a terminal's stream is used. */
export interface LiveStream {
  readonly columns?: number;
  readonly rows?: number;
  readonly write: (text: string) => unknown;
  readonly on: (event: "resize", listener: () => void) => unknown;
}

/**
 * Live lines on a terminal. The cursor stays visible below them, so that a process that is killed leaves nothing to
 * put right.
 */
export function liveLines(stream: LiveStream): LiveLines {
  // It asks for nothing but these; the types want the whole of a stream.
  const update = createLogUpdate(stream as unknown as NodeJS.WritableStream, { showCursor: true });
  let shown: readonly string[] = [];
  const size = () => ({ columns: stream.columns || 80, rows: stream.rows || 24 });
  stream.on("resize", () => {
    const { columns } = size();
    // A narrower terminal has broken the lines: what they take now is more than what was written.
    const extra = shown.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(stringWidth(line) / columns)) - 1,
      0,
    );
    if (extra > 0) stream.write(ansiEscapes.eraseLines(extra + 1));
  });
  return {
    size,
    show: (lines) => {
      if (lines.length > 0) update(lines.join("\n"));
      else if (shown.length > 0) {
        update.clear();
        update.done();
      }
      shown = lines;
    },
  };
}
