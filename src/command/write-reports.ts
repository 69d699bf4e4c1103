import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Results } from "../report/results.js";
import { resultsText } from "../report/results-text.js";
import type { Streams } from "./console-streams.js";
import { fileReports, type ToldReport } from "./report-names.js";

/** Where reports go, and which. */
export interface ReportOrder {
  readonly out: string;
  readonly reports: readonly string[];
  readonly told: ToldReport;
}

/** What became of the reports. */
export interface WrittenReports {
  readonly resultsFile: string;
  /** Whether it is there. */
  readonly isWritten: boolean;
  /** Whether each of them is there. */
  readonly complete: boolean;
}

/**
 * Writes results.json, always, and every file report that was asked for.
 *
 * One that cannot be written is said on standard error, and keeps none of the others from being written.
 */
export async function writeReports(
  results: Results,
  { out, reports, told }: ReportOrder,
  { err, errStyle }: Streams,
): Promise<WrittenReports> {
  const resultsFile = join(out, "results.json");
  let complete = true;
  const write = async (file: string, text: () => Iterable<string>) => {
    try {
      await writeWhole(file, text());
      return true;
    } catch (cause) {
      complete = false;
      const reason = cause instanceof Error ? cause.message : String(cause);
      err(
        `${errStyle.red("not written")} ${file}: ${reason}. Make room or name another folder with --out.\n`,
      );
      return false;
    }
  };
  const isWritten = await write(resultsFile, () => resultsText(results));
  for (const [name, { file, render }] of Object.entries(fileReports)) {
    if (!reports.includes(name)) continue;
    await write(join(out, file), () => {
      const { text, notes } = render(results, told);
      for (const note of notes) err(`${note}\n`);
      return [text];
    });
  }
  return { resultsFile, isWritten, complete };
}

/** A reader finds the earlier file or the whole new one, never half of it. */
async function writeWhole(file: string, pieces: Iterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw cause;
  }
}
