import { exitStatus } from "../suite/exit-status.js";
import {
  dropSettledLedgers,
  ledgersToSweep,
  type SweepOptions,
  type SweptLedger,
  sweepLedger,
} from "../suite/sweep.js";
import type { CommandContext } from "./command-context.js";
import { parseHeader } from "./suite-from-flags.js";

/** Flags of `sweep` as the user gave them. */
export interface SweepFlags {
  readonly ledger?: string;
  readonly url?: string;
  readonly header?: readonly string[];
  readonly rate?: number;
  readonly timeout: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Deletes what earlier runs created and left, and returns the exit status. */
export async function sweep(
  providers: readonly string[],
  flags: SweepFlags,
  context: CommandContext,
): Promise<number> {
  const { streams, environment, signal } = context;
  const say = flags.json === true ? streams.err : streams.out;
  const options: SweepOptions = {
    folder: flags.ledger ?? context.ledgerFolder,
    providers,
    headers: (flags.header ?? []).map(parseHeader),
    environment,
    timeoutMs: flags.timeout,
    signal,
    ...(flags.url === undefined ? {} : { url: flags.url }),
    ...(flags.rate === undefined ? {} : { rate: flags.rate }),
  };
  const found = await ledgersToSweep(options);
  for (const ledger of found) say(`${announcement(ledger, options)}\n`);
  if (found.length === 0) say("No ledger leaves anything open: there is nothing to delete.\n");
  const swept: SweptLedger[] = [];
  for (const ledger of found) {
    const one = flags.dryRun === true || signal.aborted ? ledger : await sweepLedger(ledger, options);
    swept.push(one);
    if (flags.dryRun !== true) say(outcome(one));
  }
  if (flags.dryRun !== true) await dropSettledLedgers(options.folder);
  if (flags.json === true)
    streams.out(
      `${JSON.stringify({ schema: "assay/sweep@1", dryRun: flags.dryRun === true, ledgers: swept }, null, 2)}\n`,
    );
  return swept.every(isClean) ? exitStatus.conforms : exitStatus.inconclusive;
}

/** A run that is still going will clean up itself. */
function isClean({ state, left }: SweptLedger): boolean {
  return state === "running" || state === "locked" || (state === "swept" && left.length === 0);
}

function announcement(
  { run, provider, address, startedAt, state, open }: SweptLedger,
  { url }: SweepOptions,
): string {
  const what = `${provider} at ${url ?? address}, run ${run} of ${startedAt}`;
  if (state === "running") return `${what}: is still running; left alone.`;
  const parts = [
    ...(open.created > 0 ? [`${open.created} created and not removed`] : []),
    ...(open.unknown > 0 ? [`${open.unknown} of unknown fate, to be looked up by the name's prefix`] : []),
  ];
  return `${what}: ${parts.join(", ")}.`;
}

function outcome({ run, provider, state, deleted, left }: SweptLedger): string {
  if (state === "running") return "";
  if (state === "locked") return `${provider}, run ${run}: another sweep is at it; left alone.\n`;
  if (state === "open") return `${provider}, run ${run}: not swept, for it was interrupted.\n`;
  const head = `${provider}, run ${run}: ${deleted} deleted, ${left.length} left.\n`;
  return head + left.map(({ resource, id, reason }) => `  left ${resource} ${id}: ${reason}\n`).join("");
}
