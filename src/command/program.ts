import { Command, type CommanderError } from "commander";
import { exitStatus } from "../suite/exit-status.js";
import type { CommandContext } from "./command-context.js";
import { defineCompletion } from "./define/completion.js";
import { defineDiff } from "./define/diff.js";
import { defineGate } from "./define/gate.js";
import { defineGenerate } from "./define/generate.js";
import { defineInit } from "./define/init.js";
import { defineMock } from "./define/mock.js";
import { definePlan } from "./define/plan.js";
import { definePromises } from "./define/promises.js";
import { defineProve } from "./define/prove.js";
import { defineReplay } from "./define/replay.js";
import { defineReport } from "./define/report.js";
import { defineServe } from "./define/serve.js";
import { defineSweep } from "./define/sweep.js";
import { defineVerify } from "./define/verify.js";
import type { DefineCommand } from "./define-command.js";

/** Every command, in the order of the help. */
const definitions: readonly DefineCommand[] = [
  defineVerify,
  definePlan,
  defineReplay,
  defineGate,
  defineGenerate,
  defineMock,
  defineProve,
  definePromises,
  defineDiff,
  defineReport,
  defineServe,
  defineInit,
  defineSweep,
  defineCompletion,
];

/** The whole command line; each command ends by telling its exit status. */
export function createProgram(
  version: string,
  context: CommandContext,
  finish: (status: number) => void,
): Command {
  const program = new Command("assay")
    .description("Holds API providers to their own documentation.")
    .version(version)
    .showHelpAfterError("Run `assay --help` to see what there is.")
    .configureOutput({ writeOut: context.streams.out, writeErr: context.streams.err })
    .exitOverride((error: CommanderError) => {
      throw new CommandEnded(error.exitCode === 0 ? exitStatus.conforms : exitStatus.usage);
    })
    .addHelpText(
      "after",
      `
Exit status: 0 all conform · 1 a promise is broken · 2 wrong usage or broken documents · 3 could not conclude

Start with:
  $ assay verify                 every provider, against its mock
  $ assay plan NAME              what that would send
  $ assay promises NAME          what the provider's documentation promises`,
    );
  for (const define of definitions) define(program, context, finish);
  for (const command of program.commands)
    command.showHelpAfterError(`Run \`assay ${command.name()} --help\` for its flags and examples.`);
  return program;
}

/** Commander has printed what there was to say; only the status is left. */
export class CommandEnded extends Error {
  override readonly name = "CommandEnded";
  readonly status: number;

  constructor(status: number) {
    super(`ended with status ${status}`);
    this.status = status;
  }
}
