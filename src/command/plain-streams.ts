import { terminalStyle } from "../report/terminal-style.js";
import type { Streams } from "./console-streams.js";

/** Streams that no terminal is behind: no colours, no lines that are rewritten. */
export function plainStreams(out: (text: string) => void, err: (text: string) => void): Streams {
  const style = terminalStyle({ isTerminal: false, columns: undefined, environment: {} });
  const live = { show: () => {}, size: () => ({ columns: style.columns, rows: 24 }) };
  return { out, err, outStyle: style, errStyle: style, live };
}
