import type { Command } from "commander";
import type { CommandContext } from "./command-context.js";

/** Adds one command with its flags and its help to the command line; it ends by telling its exit status. */
export type DefineCommand = (
  program: Command,
  context: CommandContext,
  finish: (status: number) => void,
) => void;
