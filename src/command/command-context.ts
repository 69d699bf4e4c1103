import type { Problem } from "../core/problem.js";
import { problemText } from "../report/problem-text.js";
import { exitStatus } from "../suite/exit-status.js";
import type { Streams } from "./console-streams.js";

/** What every command gets from the process that it runs in. */
export interface CommandContext {
  readonly streams: Streams;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** The version of assay. */
  readonly version: string;
  /** Where live runs keep their ledgers. */
  readonly ledgerFolder: string;
  /** Fires when the user wants the command to end. */
  readonly signal: AbortSignal;
  /** Lists problems in documents or set-up and gives the exit status for them. */
  readonly refuse: (problems: readonly Problem[]) => number;
}

/** Lists every problem on standard error. */
export function refuseWith(streams: Streams): CommandContext["refuse"] {
  return (problems) => {
    for (const problem of problems)
      streams.err(`${streams.errStyle.red("problem")} ${problemText(problem)}\n`);
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    streams.err(`${count} in documents or set-up; nothing was sent.\n`);
    return exitStatus.usage;
  };
}
