import { mergeResults } from "../report/merge-results.js";
import { plainValue } from "../report/plain-text.js";
import { toldCaseLine } from "../report/terminal/case-line.js";
import { exitStatus } from "../suite/exit-status.js";
import type { CommandContext } from "./command-context.js";
import { prepareOutputFolder } from "./output-folder.js";
import { publishResults } from "./publish-results.js";
import { keptRunsOf } from "./read-history.js";
import { readAllResults } from "./read-results.js";
import { chosenReports } from "./report-names.js";
import { refuseStreamingReports } from "./streaming-reports.js";
import { type VolumeFlags, volumeOf } from "./volume.js";

/** Flags of `assay report`. */
export interface ReportFlags extends VolumeFlags {
  readonly report?: readonly string[];
  readonly out: string;
  /** Files and folders with earlier runs; absent: those that are kept beside the results. */
  readonly history?: readonly string[];
  /** How many merged runs are kept. */
  readonly keep?: number;
  readonly json?: boolean;
}

/** Renders results again; those of several shards or providers as the one run that they are parts of. */
export async function report(
  paths: readonly string[],
  flags: ReportFlags,
  context: CommandContext,
): Promise<number> {
  const { streams, environment } = context;
  refuseStreamingReports(flags.report ?? []);
  const read = await readAllResults(paths);
  const merged = mergeResults(read);
  if (merged.kind === "refused") {
    for (const reason of merged.reasons) streams.err(`${streams.errStyle.red("refused")} ${reason}\n`);
    streams.err("These results are not those of one run; nothing was written.\n");
    return exitStatus.usage;
  }
  for (const note of merged.notes) streams.err(`${note}\n`);
  if (volumeOf(flags) === "verbose")
    for (const item of plainValue(merged.results).providers.flatMap(({ cases }) => cases))
      streams.err(`${toldCaseLine(item, streams.errStyle)}\n`);
  await prepareOutputFolder(flags.out);
  const reports = chosenReports(flags.report, environment);
  const { out } = flags;
  // What is only rendered again is no run of its own.
  const keep = read.length > 1 ? (flags.keep ?? 0) : 0;
  const history = flags.history ?? (await Promise.all([out, ...paths].map(keptRunsOf))).flat();
  const publication = { out, reports, json: flags.json === true, volume: volumeOf(flags), keep, history };
  return publishResults(merged.results, publication, context);
}
