import { lineOf } from "../report/plain-text.js";

/** More lines than this are counted, not shown. */
const mostShown = 10;

/** What a command says that is ended before it could clean up, by what its ledgers leave open. */
export function endedAtOnce(left: readonly string[]): string {
  if (left.length === 0) return "Ended at once; nothing is on record as left behind.\n";
  const shown = left.slice(0, mostShown).map((line) => `  ${lineOf(line)}\n`);
  const more = left.length > mostShown ? `  … and of ${left.length - mostShown} more kinds\n` : "";
  return `Ended at once. By its ledger the run leaves behind:\n${shown.join("")}${more}\`assay sweep\` deletes it.\n`;
}
