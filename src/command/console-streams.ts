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
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outStyle: styleOf(process.stdout),
    errStyle: styleOf(process.stderr),
  };
}
