import isUnicodeSupported from "is-unicode-supported";
import { type TerminalStyle, terminalStyle } from "../report/terminal-style.js";
import { type LiveLines, liveLines } from "./live-lines.js";

/** Where a command writes, and how. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outStyle: TerminalStyle;
  readonly errStyle: TerminalStyle;
  /** Lines on standard error that are rewritten in place; whatever is written takes them away first. */
  readonly live: LiveLines;
}

/** The process's own streams. */
export function consoleStreams(process: NodeJS.Process): Streams {
  const isUnicode = isUnicodeSupported();
  const styleOf = ({ isTTY, columns }: NodeJS.WriteStream) =>
    terminalStyle({ isTerminal: isTTY === true, columns, environment: process.env, isUnicode });
  for (const stream of [process.stdout, process.stderr]) stream.on("error", endWithReader);
  const live = liveLines(process.stderr);
  const writerOf = (stream: NodeJS.WriteStream) => (text: string) => {
    live.show([]);
    stream.write(text);
  };
  return {
    out: writerOf(process.stdout),
    err: writerOf(process.stderr),
    outStyle: styleOf(process.stdout),
    errStyle: styleOf(process.stderr),
    live,
  };
}

/** Whoever read our output has gone, as `head` does: nobody is left to write for. */
function endWithReader(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "EPIPE") throw cause;
  process.exit();
}
