import type { Command } from "commander";
import { type CommandContext, refuseWith } from "../../src/command/command-context.js";
import { createProgram } from "../../src/command/program.js";
import { terminalStyle } from "../../src/report/terminal-style.js";

/** The whole command line, to be read and not run; what it would print for people goes to `tell`. */
export function wholeProgram(tell: (text: string) => void): Command {
  const style = terminalStyle({ isTerminal: false, columns: undefined, environment: {} });
  const streams = { out: tell, err: tell, outStyle: style, errStyle: style };
  const context: CommandContext = {
    streams,
    environment: {},
    workingFolder: ".",
    version: "0.0.0",
    ledgerFolder: ".",
    signal: new AbortController().signal,
    refuse: refuseWith(streams),
  };
  return createProgram("0.0.0", context, () => undefined);
}
