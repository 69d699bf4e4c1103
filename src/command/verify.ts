import type { RunListener } from "../engine/events.js";
import { planFor } from "../engine/plan-for.js";
import { collectResults } from "../report/collect-results.js";
import { terminalProgress } from "../report/terminal-progress.js";
import { runOptions, runSuite, type SuiteOptions, suiteProblems } from "../suite/run-suite.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";
import { loadChosen } from "./load-chosen.js";
import { prepareOutputFolder } from "./output-folder.js";
import { publishResults } from "./publish-results.js";
import { chosenReports } from "./report-names.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** Runs the suite and returns the exit status. */
export async function verify(
  names: readonly string[],
  flags: VerifyFlags,
  context: CommandContext,
): Promise<number> {
  const loaded = await loadChosen(names, flags, context);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  const options = suiteFromFlags(flags, loaded.value, context);
  const missing = suiteProblems(options);
  if (missing.length > 0) return context.refuse(missing);
  refuseEmptySelection(options, flags, context);
  await prepareOutputFolder(flags.out);
  return run(options, flags, context);
}

async function run(options: SuiteOptions, flags: VerifyFlags, context: CommandContext): Promise<number> {
  const { streams, workingFolder, environment } = context;
  const collector = collectResults(workingFolder);
  const json = flags.json === true;
  const reports = chosenReports(flags.report, environment);
  const human = json ? streams.err : streams.out;
  const style = json ? streams.errStyle : streams.outStyle;
  const progress = reports.includes("terminal") ? terminalProgress(human, style, Date.now) : undefined;
  const listen: RunListener = (event) => {
    collector.listen(event);
    progress?.(event);
  };
  await runSuite(options, listen);
  return publishResults(collector.results(), { out: flags.out, reports, json }, context);
}

/** A shard may be empty; any other selection that leaves nothing is a slip of the pen. */
function refuseEmptySelection(options: SuiteOptions, flags: VerifyFlags, { signal }: CommandContext): void {
  const { providers } = options;
  const { pattern, names, kinds } = options.selection ?? {};
  if (pattern === undefined && names === undefined && kinds === undefined) return;
  const { shard: _, ...selection } = options.selection ?? {};
  const isEmpty = providers.every(
    (provider) =>
      planFor(provider, runOptions({ ...options, selection }, provider, signal)).cases.length === 0,
  );
  if (!isEmpty) return;
  const chosenBy =
    flags.description === undefined
      ? providers.map(({ name }) => name)
      : [`--description ${flags.description}`];
  const list = ["assay plan", ...chosenBy].join(" ");
  const chosen = [pattern ?? names?.join(", "), kinds?.join(", ")].filter((text) => text !== undefined);
  throw new UsageError(
    `No case matches ${chosen.join(" of kind ")}. \`${list}\` lists the cases that there are.`,
  );
}
