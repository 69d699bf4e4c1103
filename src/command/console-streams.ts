import { type TerminalStyle, terminalStyle } from "../report/terminal-style.js";

/** Where a command writes, and how. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outStyle: TerminalStyle;
  readonly errStyle: TerminalStyle;
}

/** The process's own streams. */
export function consoleStreams(process: NodeJS.Process): Streams {
  const styleOf = (stream: NodeJS.WriteStream) =>
    terminalStyle({ isTerminal: stream.isTTY === true, columns: stream.columns, environment: process.env });
  for (const stream of [process.stdout, process.stderr]) stream.on("error", endWithReader);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outStyle: styleOf(process.stdout),
    errStyle: styleOf(process.stderr),
  };
}

/** Whoever read our output has gone, as `head` does: nobody is left to write for. */
function endWithReader(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "EPIPE") throw cause;
  process.exit();
}
