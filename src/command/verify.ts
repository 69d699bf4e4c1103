import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunListener } from "../engine/events.js";
import { collectResults } from "../report/collect-results.js";
import { problemText } from "../report/problem-text.js";
import type { Results } from "../report/results.js";
import { terminalProgress } from "../report/terminal-progress.js";
import { terminalSummary } from "../report/terminal-summary.js";
import { exitStatus, exitStatusOf } from "../suite/exit-status.js";
import { documentsFolder, loadProviders } from "../suite/load-providers.js";
import { runSuite, suiteProblems } from "../suite/run-suite.js";
import type { CommandContext } from "./command-context.js";
import { fileReports } from "./report-names.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** Runs the suite and returns the exit status. */
export async function verify(
  names: readonly string[],
  flags: VerifyFlags,
  context: CommandContext,
): Promise<number> {
  const { streams, environment, signal } = context;
  const loaded = await loadProviders(documentsFolder(context.workingFolder), names);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  const options = suiteFromFlags(flags, loaded.value, { environment, signal });
  const missing = suiteProblems(options);
  if (missing.length > 0) return context.refuse(missing);

  const collector = collectResults();
  const human = flags.json === true ? streams.err : streams.out;
  const style = flags.json === true ? streams.errStyle : streams.outStyle;
  const progress = flags.report.includes("terminal") ? terminalProgress(human, style, Date.now) : undefined;
  let interrupted = false;
  const listen: RunListener = (event) => {
    collector.listen(event);
    progress?.(event);
    if (event.kind === "run-finished") ({ interrupted } = event);
  };
  await runSuite(options, listen);

  const results = collector.results();
  const resultsFile = await writeReports(results, flags);
  if (progress !== undefined) human(terminalSummary(results, style, resultsFile));
  for (const problem of results.problems) streams.err(`${problemText(problem)}\n`);
  if (flags.json === true) streams.out(`${JSON.stringify(results, null, 2)}\n`);
  if (results.providers.every(({ cases }) => cases.length === 0)) {
    streams.err("No case was selected. Run `assay plan` to see the names and kinds that there are.\n");
    return exitStatus.usage;
  }
  return exitStatusOf(results, interrupted);
}

/** Writes results.json, always, and every file report that was asked for. */
async function writeReports(results: Results, flags: VerifyFlags): Promise<string> {
  await mkdir(flags.out, { recursive: true });
  const file = join(flags.out, "results.json");
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  for (const name of flags.report) {
    const report = fileReports[name];
    if (report !== undefined) await writeFile(join(flags.out, report.file), report.render(results));
  }
  return file;
}
