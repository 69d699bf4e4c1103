import { join } from "node:path";
import type { RunListener } from "../engine/events.js";
import { harReport } from "../report/har.js";
import type { StreamingReport } from "../report/streaming-report.js";
import { UsageError } from "../suite/usage-error.js";
import type { Streams } from "./console-streams.js";
import { growFile } from "./growing-file.js";

/** Reports that are written as the run goes, by the name that `--report` takes. */
export const streamingReports: Readonly<Record<string, StreamingReport>> = { har: harReport };

/** The streaming reports of a run. */
export interface OpenReports {
  readonly wantsExchanges: boolean;
  readonly listen: RunListener;
  readonly close: () => void;
}

/**
 * Starts every streaming report that was asked for. One that cannot be written any more is said so on standard error,
 * once, and keeps the run from nothing.
 */
export function openStreamingReports(
  names: readonly string[],
  { out, version }: { readonly out: string; readonly version: string },
  { err, errStyle }: Streams,
): OpenReports {
  const open = names.flatMap((name) => {
    const report = streamingReports[name];
    if (report === undefined) return [];
    const text = report.begin({ version });
    const file = join(out, report.file);
    const growing = growFile(file, text, Date.now);
    return [{ file, text, growing, report, isLost: false }];
  });
  const safely = (one: (typeof open)[number], work: () => void) => {
    if (one.isLost) return;
    try {
      work();
    } catch (cause) {
      one.isLost = true;
      const reason = cause instanceof Error ? cause.message : String(cause);
      err(
        `${errStyle.red("not written")} ${one.file} any further: ${reason}. Make room or name another folder with --out.\n`,
      );
    }
  };
  return {
    wantsExchanges: open.some(({ report }) => report.wantsExchanges),
    listen: (event) => {
      for (const one of open)
        safely(one, () => {
          const item = one.text.itemOf(event);
          if (item !== undefined) one.growing.add(item);
        });
    },
    close: () => {
      for (const one of open) safely(one, one.growing.close);
    },
  };
}

/** Refuses reports of a run's course where only its results are at hand. */
export function refuseStreamingReports(names: readonly string[]): void {
  const [name] = names.filter((candidate) => candidate in streamingReports);
  if (name !== undefined)
    throw new UsageError(
      `Results do not hold every exchange: --report ${name} is written while a run goes, by \`assay verify --report ${name}\`.`,
    );
}
