import { appendFile, stat } from "node:fs/promises";
import { githubAnnotations } from "../report/github-annotations.js";
import { markdownReport } from "../report/markdown.js";
import type { Results } from "../report/results.js";
import type { CommandContext } from "./command-context.js";

/** GitHub takes no more than this as the summary of a step. */
const mostSummaryBytes = 1024 * 1024;

/**
 * Prints annotations for GitHub Actions and adds to the summary of the step; false where that could not be written.
 *
 * @param write where workflow commands go: GitHub reads both streams of a step
 */
export async function tellGithub(
  results: Results,
  { environment, streams }: Pick<CommandContext, "environment" | "streams">,
  { write, folder }: { readonly write: (text: string) => void; readonly folder: string },
): Promise<boolean> {
  write(githubAnnotations(results, folder));
  const file = environment["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return true;
  try {
    const known = await stat(file).catch(() => ({ size: 0 }));
    const room = mostSummaryBytes - known.size;
    if (room > 0) await appendFile(file, `${markdownReport(results, room - 1)}\n`);
    return true;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    streams.err(`${streams.errStyle.red("not written")} the step summary ${file}: ${reason}.\n`);
    return false;
  }
}
