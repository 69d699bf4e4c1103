import { randomUUID } from "node:crypto";
import { problemText } from "../report/problem-text.js";
import type { Results } from "../report/results.js";
import { resultsText } from "../report/results-text.js";
import { terminalSummary } from "../report/terminal-summary.js";
import { exitStatus, exitStatusOf } from "../suite/exit-status.js";
import type { CommandContext } from "./command-context.js";
import { sourceFolder } from "./source-folder.js";
import { tellGithub } from "./tell-github.js";
import { writeReports } from "./write-reports.js";

/** What is to be done with results. */
export interface Publication {
  readonly out: string;
  readonly reports: readonly string[];
  readonly json: boolean;
}

/** Writes, prints and tells results in every form that was asked for, and gives the exit status for them. */
export async function publishResults(
  results: Results,
  { out, reports, json }: Publication,
  context: CommandContext,
): Promise<number> {
  const { streams, workingFolder, version } = context;
  const status = exitStatusOf(results, results.interrupted === true);
  const folder = sourceFolder(workingFolder);
  const told = { version, exitStatus: status, folder };
  const { resultsFile, complete } = await writeReports(results, { out, reports, told }, streams);
  const forGithub = reports.includes("github");
  const human = json ? streams.err : streams.out;
  const style = json ? streams.errStyle : streams.outStyle;
  if (reports.includes("terminal")) {
    const text = terminalSummary(results, style, resultsFile);
    human(forGithub ? unheeded(text) : text);
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
