import type { RunListener } from "../engine/events.js";
import type { TerminalStyle } from "./terminal-style.js";

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
  let drawnAt = 0;
  const clear = () => style.live && write("\r\u001b[2K");
  return (event) => {
    switch (event.kind) {
      case "provider-started":
        ({ name } = event.provider);
        total = event.cases.length;
        done = 0;
        broken = 0;
        if (!style.live) write(`${name}: ${total} cases against ${event.address}\n`);
        return;
      case "case-finished": {
        done += 1;
        if (event.report.verdict === "violates") broken += 1;
        if (!style.live || now() - drawnAt < 80) return;
        drawnAt = now();
        const text = `${name}  ${done}/${total}${broken > 0 ? `  ${broken} broken` : ""}  ${event.report.case.name}`;
        write(`\r\u001b[2K${text.slice(0, style.columns - 1)}`);
        return;
      }
      case "provider-finished":
        clear();
        write(
          `${broken > 0 ? style.red("✗") : event.stopped === undefined ? style.green("✓") : style.yellow("?")} ${name}: ${done} cases, ${event.requests} requests${broken > 0 ? `, ${broken} broken` : ""}, ${event.resources.created} created, ${event.resources.deleted} deleted\n`,
        );
        return;
      default:
        return;
    }
  };
}
