import type { ProveOptions } from "../prove/prove-provider.js";
import { lineOf } from "../report/plain-text.js";
import { plural } from "../report/plural.js";
import { clockText } from "../report/terminal/duration-text.js";
import { cutStart, filledLines } from "../report/terminal/fit-text.js";
import type { Streams } from "./console-streams.js";
import type { Volume } from "./volume.js";

/** Redrawing more often than this only flickers. */
const redrawMs = 80;

/** Where nothing can be rewritten, long work tells a line every so often. */
const tellEveryMs = 30_000;

/** Shows how far proving is: lines rewritten in place on a terminal, one now and then elsewhere; all faults if wanted. */
export function proveProgress(
  name: string,
  volume: Volume,
  { streams: { err, errStyle, live }, now }: { readonly streams: Streams; readonly now: () => number },
): NonNullable<ProveOptions["onFault"]> {
  const startedAt = now();
  let surviving = 0;
  let [drawnAt, toldAt] = [Number.NEGATIVE_INFINITY, startedAt];
  return ({ fault, fate }, { done, total }) => {
    if (fate.kind === "survived") surviving += 1;
    if (volume === "quiet") return;
    if (volume === "verbose") err(`  ${fate.kind.padEnd(8)}  ${fault.name}${lineOf(becauseOf(fate))}\n`);
    const found = surviving > 0 ? [`${surviving} survive`] : [];
    if (!errStyle.live) {
      if (now() - toldAt < tellEveryMs) return;
      toldAt = now();
      err(`${[`${name} (mock): ${done} of ${plural(total, "fault")}`, ...found].join(", ")}\n`);
      return;
    }
    if (done < total && now() - drawnAt < redrawMs) return;
    drawnAt = now();
    const columns = live.size().columns - 1;
    const counts = [errStyle.bold(name), "on the mock", `${done}/${plural(total, "fault")}`, ...found];
    const head = filledLines([...counts, clockText(now() - startedAt)], columns);
    live.show(done === total ? [] : [...head, `  ${cutStart(fault.name, columns - 2)}`]);
  };
}

function becauseOf(fate: Parameters<NonNullable<ProveOptions["onFault"]>>[0]["fate"]): string {
  if (fate.kind === "killed") return ` by ${fate.by.check} in ${fate.by.case}`;
  return fate.kind === "excluded" ? `: ${fate.reason}` : "";
}
