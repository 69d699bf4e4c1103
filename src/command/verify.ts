import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { problemText } from "../report/problem-text.js";
import type { Results } from "../report/results.js";
import { terminalProgress } from "../report/terminal-progress.js";
import { terminalSummary } from "../report/terminal-summary.js";
import { prepareSuite } from "../suite/prepare-suite.js";
import type { SuiteOptions } from "../suite/run-suite.js";
import { verifySuite } from "../suite/verify-suite.js";
import type { CommandContext } from "./command-context.js";
import { prepareOutputFolder } from "./output-folder.js";
import { fileReports } from "./report-names.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** Runs the suite and returns the exit status. */
export async function verify(
  names: readonly string[],
  flags: VerifyFlags,
  context: CommandContext,
): Promise<number> {
  const prepared = await prepareSuite(suiteFromFlags(flags, names, context));
  if (prepared.kind === "broken") return context.refuse(prepared.problems);
  await prepareOutputFolder(flags.out);
  return run(prepared.value, flags, context);
}

async function run(options: SuiteOptions, flags: VerifyFlags, context: CommandContext): Promise<number> {
  const { streams, workingFolder } = context;
  const human = flags.json === true ? streams.err : streams.out;
  const style = flags.json === true ? streams.errStyle : streams.outStyle;
  const progress = flags.report.includes("terminal") ? terminalProgress(human, style, Date.now) : undefined;
  const { results, exitStatus } = await verifySuite(options, (event) => progress?.(event), workingFolder);
  const resultsFile = await writeReports(results, flags);
  if (progress !== undefined) human(terminalSummary(results, style, resultsFile));
  for (const problem of results.problems) streams.err(`${problemText(problem)}\n`);
  if (flags.json === true) streams.out(`${JSON.stringify(results, null, 2)}\n`);
  return exitStatus;
}

/** Writes results.json, always, and every file report that was asked for. */
async function writeReports(results: Results, flags: VerifyFlags): Promise<string> {
  const file = join(flags.out, "results.json");
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  for (const name of flags.report) {
    const report = fileReports[name];
    if (report !== undefined) await writeFile(join(flags.out, report.file), report.render(results));
  }
  return file;
}
