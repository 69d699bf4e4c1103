import type { RunListener } from "../engine/events.js";
import { caseLine } from "../report/terminal/case-line.js";
import { exchangeLine } from "../report/terminal/exchange-line.js";
import { terminalProgress } from "../report/terminal-progress.js";
import type { Streams } from "./console-streams.js";
import type { Volume } from "./volume.js";

/** So often what is shown is brought up to date. */
const tickMs = 100;

/** What a person sees while a run goes. */
export interface RunProgress {
  readonly listen: RunListener;
  readonly end: () => void;
}

/**
 * Shows on standard error how far a run is, so that standard output holds nothing but the answer; nothing where the
 * user wants it quiet, every case and request where the user wants all.
 */
export function runProgress(volume: Volume, { err, errStyle, live }: Streams): RunProgress {
  if (volume === "quiet") {
    live.show([]);
    return { listen: () => {}, end: () => {} };
  }
  const output = { ...live, style: errStyle, write: err };
  const progress = terminalProgress(output, Date.now);
  const ticking = setInterval(progress.tick, tickMs);
  ticking.unref();
  return {
    listen: (event) => {
      progress.listen(event);
      if (volume !== "verbose") return;
      if (event.kind === "exchange") err(`${exchangeLine(event.exchange, errStyle)}\n`);
      if (event.kind === "case-finished") err(`${caseLine(event.report, errStyle)}\n`);
    },
    end: () => {
      clearInterval(ticking);
      progress.end();
    },
  };
}
