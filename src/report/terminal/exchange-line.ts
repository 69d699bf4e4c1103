import type { ExchangeRecord } from "../../engine/exchange-record.js";
import { lineOf, shortened } from "../plain-text.js";
import type { TerminalStyle } from "../terminal-style.js";

/** Longer addresses are cut: robustness sends some that fill screens. */
const longestPath = 200;

/** One exchange in a line: what was sent, what came, and how long that took. */
export function exchangeLine({ request, response, failure }: ExchangeRecord, { dim }: TerminalStyle): string {
  const path = shortened(lineOf(request.url.replace(/^https?:\/\/[^/?#]*/i, "")), longestPath);
  const answer =
    response === undefined
      ? `no answer (${failure === undefined ? "none came" : lineOf(failure.message)})`
      : `${response.status} in ${Math.round(response.durationMs)} ms`;
  return dim(`    ${lineOf(request.method)} ${path} → ${answer}`);
}
