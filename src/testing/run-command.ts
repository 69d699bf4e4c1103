import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CommandContext, refuseWith } from "../command/command-context.js";
import { guardedStreams } from "../command/guarded-streams.js";
import { plainStreams } from "../command/plain-streams.js";
import { CommandEnded, createProgram } from "../command/program.js";
import { exitStatus } from "../suite/exit-status.js";
import { UsageError } from "../suite/usage-error.js";
import { acmeFolder } from "./acme-provider.js";

/** What a command left behind. */
export interface CommandRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, in the invented provider's folder, without colours. */
export async function runCommand(
  words: readonly string[],
  overrides: Partial<Pick<CommandContext, "environment" | "signal" | "workingFolder" | "ledgerFolder">> = {},
): Promise<CommandRun> {
  let [out, err, status] = ["", "", -1];
  const plain = plainStreams(
    (text) => {
      out += text;
    },
    (text) => {
      err += text;
    },
  );
  const environment = overrides.environment ?? {};
  const workingFolder = overrides.workingFolder ?? acmeFolder;
  const streams = guardedStreams(plain, { words, environment, workingFolder });
  const context: CommandContext = {
    streams,
    environment,
    workingFolder,
    version: "0.0.0",
    ledgerFolder: join(tmpdir(), "assay-test-ledgers", randomUUID()),
    signal: new AbortController().signal,
    refuse: refuseWith(streams),
    ...overrides,
  };
  const program = createProgram("0.0.0", context, (ended) => {
    status = ended;
  });
  try {
    await program.parseAsync(["node", "assay", ...words]);
  } catch (cause) {
    if (cause instanceof CommandEnded) status = cause.status;
    else if (cause instanceof UsageError) {
      streams.err(`usage ${cause.message}\n`);
      status = exitStatus.usage;
    } else throw cause;
  }
  return { status, out, err };
}
