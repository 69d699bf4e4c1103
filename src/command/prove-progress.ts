import type { ProveOptions } from "../prove/prove-provider.js";
import { plural } from "../report/plural.js";
import type { TerminalStyle } from "../report/terminal-style.js";

/** Redrawing more often than this only flickers. */
const redrawMs = 80;

/** Shows how far proving is: one line rewritten in place on a terminal, nothing elsewhere. */
export function proveProgress(
  name: string,
  write: (text: string) => void,
  style: TerminalStyle,
  now: () => number,
): NonNullable<ProveOptions["onFault"]> {
  let surviving = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return ({ fault, fate }, { done, total }) => {
    if (fate.kind === "survived") surviving += 1;
    if (!style.live) return;
    const isLast = done === total;
    if (!isLast && now() - drawnAt < redrawMs) return;
    drawnAt = now();
    const count = `${name}  ${done}/${plural(total, "fault")}${surviving > 0 ? `  ${surviving} survive` : ""}`;
    const line = `${count}  ${fault.name}`.slice(0, Math.max(0, style.columns - 1));
    write(`\r\u001b[2K${isLast ? "" : line}`);
  };
}
