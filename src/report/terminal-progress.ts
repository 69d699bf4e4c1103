import type { RunEvent, RunListener } from "../engine/events.js";
import { plural } from "./plural.js";
import type { TerminalStyle } from "./terminal-style.js";

/** Redrawing more often than this only flickers. */
const redrawMs = 80;

/** Shows how far a run is: one line rewritten in place on a terminal, a line for each provider elsewhere. */
export function terminalProgress(
  write: (text: string) => void,
  style: TerminalStyle,
  now: () => number,
): RunListener {
  let name = "";
  let total = 0;
  let done = 0;
  let broken = 0;
  let open = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return (event) => {
    switch (event.kind) {
      case "provider-started":
        ({ name } = event.provider);
        total = event.cases.length;
        done = 0;
        broken = 0;
        open = 0;
        if (!style.live) write(`${name}: ${plural(total, "case")} against ${event.address}\n`);
        return;
      case "case-finished": {
        done += 1;
        if (event.report.verdict === "violates" || event.report.verdict === "stale") broken += 1;
        if (event.report.verdict === "inconclusive") open += 1;
        if (!style.live || now() - drawnAt < redrawMs) return;
        drawnAt = now();
        const count = `${name}  ${done}/${total}${broken > 0 ? `  ${broken} broken` : ""}`;
        const text = `${count}  ${event.report.case.name}`;
        write(`\r\u001b[2K${text.slice(0, Math.max(0, style.columns - 1))}`);
        return;
      }
      case "waiting": {
        const { provider, workflow, reason, ms } = event;
        const who =
          workflow === undefined
            ? `${reason ?? "the run is to go on slowly"}; everything`
            : `workflow ${workflow}`;
        const line = `${provider}: ${who} waits ${durationText(ms)} before it asks again\n`;
        write(style.live ? `\r\u001b[2K${line}` : line);
        return;
      }
      case "provider-finished":
        if (style.live) write("\r\u001b[2K");
        write(`${finishedLine(event, { done, broken, open }, style)}\n`);
        return;
      default:
        return;
    }
  };
}

function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? plural(seconds, "second") : plural(Math.round(seconds / 60), "minute");
}

function finishedLine(
  { provider, requests, resources, stopped }: Extract<RunEvent, { kind: "provider-finished" }>,
  { done, broken, open }: { done: number; broken: number; open: number },
  style: TerminalStyle,
): string {
  const unsure = open > 0 || stopped !== undefined;
  const mark = broken > 0 ? style.red("✗") : unsure ? style.yellow("?") : style.green("✓");
  const parts = [
    plural(done, "case"),
    plural(requests, "request"),
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(open > 0 ? [`${open} inconclusive`] : []),
    ...(resources.created > 0 ? [`${resources.created} created`, `${resources.deleted} deleted`] : []),
    ...(resources.left.length > 0 ? [`${resources.left.length} left behind`] : []),
  ];
  return `${mark} ${provider.name}: ${parts.join(", ")}`;
}
