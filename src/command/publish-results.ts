import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { problemText } from "../report/problem-text.js";
import type { Results } from "../report/results.js";
import { resultsText } from "../report/results-text.js";
import { terminalSummary } from "../report/terminal-summary.js";
import { exitStatus, exitStatusOf } from "../suite/exit-status.js";
import type { CommandContext } from "./command-context.js";
import { keepRun } from "./keep-run.js";
import { readHistory } from "./read-history.js";
import { sourceFolder } from "./source-folder.js";
import { tellGithub } from "./tell-github.js";
import type { Volume } from "./volume.js";
import { writeReports } from "./write-reports.js";

/** What is to be done with results. */
export interface Publication {
  readonly out: string;
  readonly reports: readonly string[];
  readonly json: boolean;
  /** How many runs are kept in `runs/`; 0 where this is none to keep. */
  readonly keep: number;
  /** Files and folders with earlier runs, for reports that tell the history. */
  readonly history: readonly string[];
  readonly volume: Volume;
}

/** Writes, prints and tells results in every form that was asked for, and gives the exit status for them. */
export async function publishResults(
  results: Results,
  { out, reports, json, volume, keep, history: paths }: Publication,
  context: CommandContext,
): Promise<number> {
  const { streams, workingFolder, version } = context;
  const status = exitStatusOf(results, results.interrupted === true);
  const folder = sourceFolder(workingFolder);
  const history = reports.includes("html") ? await readHistory(results, paths, streams) : [];
  const told = { version, exitStatus: status, folder, history };
  const { resultsFile, isWritten, complete } = await writeReports(results, { out, reports, told }, streams);
  if (isWritten) await keepRun({ results, out, keep }, streams);
  const forGithub = reports.includes("github");
  const human = json ? streams.err : streams.out;
  const style = json ? streams.errStyle : streams.outStyle;
  if (reports.includes("terminal")) {
    const text = terminalSummary(results, style, {
      resultsFile,
      isQuiet: volume === "quiet",
      ...(reports.includes("html") ? { page: join(out, "report.html") } : {}),
    });
    human(forGithub ? unheeded(text) : text);
  } else if (complete && reports.includes("html") && volume !== "quiet") {
    streams.err(`The page is ${join(out, "report.html")}.\n`);
  }
  for (const problem of results.problems) streams.err(`${problemText(problem)}\n`);
  const isTold = !forGithub || (await tellGithub(results, context, { write: human, folder }));
  if (json) for (const piece of resultsText(results)) streams.out(piece);
  const isMissing = !complete || !isTold;
  return isMissing && status === exitStatus.conforms ? exitStatus.inconclusive : status;
}

/** Text in which GitHub Actions looks for no commands, whatever a server answered. */
function unheeded(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
