import type { Command } from "commander";
import { type CommandContext, refuseWith } from "../../src/command/command-context.js";
import { plainStreams } from "../../src/command/plain-streams.js";
import { createProgram } from "../../src/command/program.js";

/** The whole command line, to be read and not run; what it would print for people goes to `tell`. */
export function wholeProgram(tell: (text: string) => void): Command {
  const streams = plainStreams(tell, tell);
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
