import { Command, type CommanderError, InvalidArgumentError } from "commander";
import { exitStatus } from "../suite/exit-status.js";
import type { CommandContext } from "./command-context.js";
import { type MockFlags, mock } from "./mock.js";
import { plan } from "./plan.js";
import { promises } from "./promises.js";
import { type ProveFlags, prove } from "./prove.js";
import { replay } from "./replay.js";
import { verify } from "./verify.js";
import { shard, withRunOptions, withSelectionOptions, withTargetOptions } from "./verify-options.js";

/** The whole command line; each command ends by telling its exit status. */
export function createProgram(
  version: string,
  context: CommandContext,
  finish: (status: number) => void,
): Command {
  const program = new Command("assay")
    .description("Holds API providers to their own documentation.")
    .version(version)
    .showHelpAfterError("Run with --help to see what there is.")
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
  addVerify(program, context, finish);
  addPlan(program, context, finish);
  addReplay(program, context, finish);
  addGenerate(program, context, finish);
  addMock(program, context, finish);
  addProve(program, context, finish);
  addPromises(program, context, finish);
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

type Finish = (status: number) => void;

function addVerify(program: Command, context: CommandContext, finish: Finish): void {
  const command = program.command("verify").argument("[provider...]", "folders of specs/; all by default");
  withRunOptions(withSelectionOptions(withTargetOptions(command)))
    .description("run the suite against the mock, or a live server, and say which promises hold")
    .option("--json", "results on standard output, everything for people on standard error")
    .addHelpText(
      "after",
      `
Examples:
  $ assay verify                                                   all providers, against their mocks
  $ assay verify acme --target live                                the provider's own server
  $ assay verify acme --url http://127.0.0.1:9000 --seed 7         a server of yours
  $ assay verify acme --url http://{bucket}.localhost:9000         with virtual hosts
  $ assay verify acme --kind negative --case 'acme/create-thing/*' some cases only

A live run takes credentials and bound values from the environment; a missing variable is named.`,
    )
    .action(async (names, flags) => finish(await verify(names, flags, context)));
}

function addPlan(program: Command, context: CommandContext, finish: Finish): void {
  const command = program.command("plan").argument("[provider...]", "folders of specs/; all by default");
  withSelectionOptions(withTargetOptions(command))
    .description("what verify would send; sends nothing")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay plan acme                              each case with what it sends at most
  $ assay plan acme --kind credentials negative  of some kinds only
  $ assay plan --shard 1/4 --json                one part of four, for a machine`,
    )
    .action(async (names, flags) => finish(await plan(names, flags, context)));
}

function addReplay(program: Command, context: CommandContext, finish: Finish): void {
  const command = program
    .command("replay")
    .argument("<case|file>", "a case's name, or a results.json whose broken cases to run again");
  withRunOptions(withTargetOptions(command), ".assay/replay")
    .description("run one case again, or all the broken ones of an earlier run")
    .option("--json", "results on standard output")
    .addHelpText(
      "after",
      `
Examples:
  $ assay replay acme/create-thing/negative/body/name/pattern --seed 7     one case, on the mock
  $ assay replay acme/create-thing/positive --url http://127.0.0.1:9000    one case, on a server of yours
  $ assay replay .assay/results.json                                       what broke in the last run`,
    )
    .action(async (what, flags) => finish(await replay(what, flags, context)));
}

function addGenerate(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command("generate")
    .argument("[provider...]", "folders of specs/; all by default")
    .description("write types, clients and validators from specs/ to generated/")
    .option("--check", "write nothing; fail when a file is not current")
    .addHelpText(
      "after",
      "\nExamples:\n  $ assay generate          every provider\n  $ assay generate --check  are they current?",
    )
    .action(async (names, flags) => {
      // It brings the TypeScript compiler, which takes longer to load than everything else together.
      const { generate } = await import("./generate.js");
      finish(await generate(names, flags, context));
    });
}

function addMock(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command("mock")
    .argument("[provider...]", "folders of specs/; all by default")
    .description("serve the mock until Ctrl-C; prints its address and the credentials that it takes")
    .option("--port <n>", "port on 127.0.0.1 (default: any free one)", port)
    .option("--latency <ms>", "wait this long before each answer", wholeNumber)
    .option("--fault <name>", "serve with this fault on; --faults lists them")
    .option("--faults", "list the faults of each provider and end")
    .option("--json", "address and credentials, or faults, as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay mock acme --port 9000
  $ assay mock --json                                        every provider, each on a free port
  $ assay mock acme --fault createThing/credentials/none     takes what has no credential

What is made is remembered until the mock ends; docs/mock.md says how the profile describes that. While it
serves, over its own address:
  POST /.assay/clock {"advanceMs": 60000}    moves the clock by which orders progress and names become free
  POST /.assay/reset                         forgets everything that was made`,
    )
    .action(async (names, flags: MockFlags) => finish(await mock(names, flags, context)));
}

function addProve(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command("prove")
    .argument("[provider...]", "folders of specs/; all by default")
    .description(
      "does each check fail when its promise is broken? switches every fault on in the mock in turn",
    )
    .option("--fault <name>", "only this fault, or those below the name")
    .option("--shard <i/n>", "only the I-th of N parts of the faults, split by name", shard)
    .option("--list", "list the faults and end")
    .option("--write", "keep the proof in generated/<provider>/proof.json")
    .option("--check", "fail when the proof that is kept is not current")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay prove                                        every fault of every provider
  $ assay prove acme --fault createThing/credentials   some faults only
  $ assay prove --shard 1/4                            one part of four
  $ assay prove --list                                 what there is to break

Exit status: 0 every fault is noticed · 1 one survives · 2 wrong usage · 3 could not conclude`,
    )
    .action(async (names, flags: ProveFlags) => finish(await prove(names, flags, context)));
}

function addPromises(program: Command, context: CommandContext, finish: Finish): void {
  program
    .command("promises")
    .argument("[provider...]", "folders of specs/; all by default")
    .description("the catalogue: every documented promise, what verifies it, how the last run went")
    .option("--out <dir>", "where the last run wrote its results", ".assay")
    .option("--contradictions", "what the documentation says against itself, seen by checks or on record")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  $ assay promises acme\n  $ assay promises --json\n  $ assay promises acme --contradictions",
    )
    .action(async (names, flags) => finish(await promises(names, flags, context)));
}

function port(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : -1;
  if (value < 0 || value > 65_535)
    throw new InvalidArgumentError("It must be a port: a whole number up to 65535.");
  return value;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}
