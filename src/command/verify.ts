import type { RunListener } from "../engine/events.js";
import { collectResults } from "../report/collect-results.js";
import { limitsText } from "../report/limits-text.js";
import { nothingChangedText, onlyChangedSince } from "../suite/changed-since.js";
import { leftByEarlierRuns } from "../suite/left-open.js";
import { prepareSuite } from "../suite/prepare-suite.js";
import { runSuite, type SuiteOptions } from "../suite/run-suite.js";
import type { CommandContext } from "./command-context.js";
import { prepareOutputFolder } from "./output-folder.js";
import { publishResults } from "./publish-results.js";
import { keptRunsOf } from "./read-history.js";
import { chosenReports } from "./report-names.js";
import { runProgress } from "./run-progress.js";
import { openStreamingReports } from "./streaming-reports.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";
import { volumeOf } from "./volume.js";
import { writeCandidates } from "./write-candidates.js";

/** Runs the suite and returns the exit status. */
export async function verify(
  names: readonly string[],
  flags: VerifyFlags,
  context: CommandContext,
): Promise<number> {
  const { errStyle, live } = context.streams;
  if (errStyle.live && volumeOf(flags) !== "quiet") live.show(["the documents are read"]);
  const prepared = await prepareSuite(suiteFromFlags(flags, names, context));
  if (prepared.kind === "broken") return context.refuse(prepared.problems);
  const chosen = await onlyChangedSince(flags, prepared.value, context);
  if (chosen.kind === "broken") return context.refuse(chosen.problems);
  if (chosen.value.providers.length === 0) context.streams.err(nothingChangedText(flags.changedSince ?? ""));
  await prepareOutputFolder(flags.out);
  return run(chosen.value, flags, context);
}

async function run(options: SuiteOptions, flags: VerifyFlags, context: CommandContext): Promise<number> {
  const { streams, workingFolder, environment, version } = context;
  const earlier = options.target === "live" ? await leftByEarlierRuns(context.ledgerFolder) : undefined;
  if (earlier !== undefined) streams.err(`${earlier}\n`);
  const collector = collectResults(workingFolder);
  const json = flags.json === true;
  const isNothing = options.providers.length === 0;
  // A summary of nothing would read like a green run.
  const reports = chosenReports(flags.report, environment).filter(
    (name) => !isNothing || name !== "terminal",
  );
  const volume = volumeOf(flags);
  const streamed = openStreamingReports(reports, { out: flags.out, version }, streams);
  const isTold = reports.includes("terminal") || volume === "verbose";
  const progress = runProgress(isTold ? volume : "quiet", streams);
  const listen: RunListener = (event) => {
    collector.listen(event);
    if (event.kind === "provider-started" && options.target === "live" && volume !== "quiet")
      streams.err(limitsText(event));
    progress.listen(event);
    streamed.listen(event);
  };
  const wantsExchanges = streamed.wantsExchanges || volume === "verbose";
  try {
    await runSuite({ ...options, wantsExchanges }, listen);
  } finally {
    progress.end();
    streamed.close();
  }
  const results = collector.results();
  await writeCandidates(results, flags.out);
  const { out } = flags;
  const keep = isNothing ? 0 : (flags.keep ?? 0);
  const history = await keptRunsOf(out);
  return publishResults(results, { out, reports, json, volume, keep, history }, context);
}
