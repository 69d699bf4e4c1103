import type { Problem } from "../core/problem.js";

/** One problem as a line that an editor can jump to. */
export function problemText({ document, line, column, pointer, message }: Problem): string {
  const place = line === undefined ? document : `${document}:${line}:${column ?? 1}`;
  return `${place}${pointer === undefined || pointer === "" ? "" : ` at ${pointer}`}: ${message}`;
}
