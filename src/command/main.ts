#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { MockRefusedError } from "../mock/mock-refused-error.js";
import { packageFolder } from "../suite/documents-folder.js";
import { exitStatus } from "../suite/exit-status.js";
import { ledgersOf } from "../suite/ledger-of-run.js";
import { leftByThisProcess } from "../suite/left-open.js";
import { UsageError } from "../suite/usage-error.js";
import { type CommandContext, refuseWith } from "./command-context.js";
import { consoleStreams } from "./console-streams.js";
import { endedAtOnce } from "./ended-at-once.js";
import { guardedStreams } from "./guarded-streams.js";
import { CommandEnded, createProgram } from "./program.js";

const streams = guardedStreams(consoleStreams(process), {
  words: process.argv.slice(2),
  environment: process.env,
  workingFolder: process.cwd(),
});
const interruption = new AbortController();
let command: string | undefined;

process.on("uncaughtException", (cause) => process.exit(report(cause)));
process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);

/** Commands that have something to put in order before they end. */
const orderly: readonly (string | undefined)[] = ["verify", "replay", "mock", "prove", "serve"];

/** Of these, those that create nothing. */
const harmless: readonly (string | undefined)[] = ["mock", "prove", "serve"];

/** The first signal ends a run in order and cleans up; the second ends the process. */
function interrupt(): void {
  if (!orderly.includes(command)) process.exit(exitStatus.inconclusive);
  if (interruption.signal.aborted) {
    streams.err(`\n${endedAtOnce(leftByThisProcess(context.ledgerFolder))}`);
    process.exit(exitStatus.inconclusive);
  }
  const first = harmless.includes(command) ? "Ending." : "Ending: removing what was created.";
  streams.err(`\n${first} Press Ctrl-C again to end at once.\n`);
  interruption.abort();
}

const { version } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")) as {
  version: string;
};

const context: CommandContext = {
  streams,
  environment: process.env,
  workingFolder: process.cwd(),
  version,
  ledgerFolder: ledgersOf(process.cwd()),
  signal: interruption.signal,
  refuse: refuseWith(streams),
};

try {
  const program = createProgram(version, context, (status) => {
    process.exitCode = status;
  });
  program.hook("preAction", (_, action) => {
    command = action.name();
  });
  await program.parseAsync(process.argv);
} catch (cause) {
  process.exitCode = report(cause);
}

/** Wrong usage is the user's to mend; anything else is a bug of ours, and said to be. */
function report(cause: unknown): number {
  if (cause instanceof CommandEnded) return cause.status;
  if (cause instanceof UsageError) {
    streams.err(`${streams.errStyle.red("usage")} ${cause.message}\n`);
    return exitStatus.usage;
  }
  if (cause instanceof MockRefusedError) return context.refuse(cause.problems);
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  streams.err(`assay failed; this is a bug of assay's, not of the API:\n${text}\n`);
  return exitStatus.inconclusive;
}
