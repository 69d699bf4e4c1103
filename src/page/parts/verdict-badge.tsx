import type { CaseResults } from "../../report/results.js";
import { verdictSigns } from "./verdict-signs.js";

/** The sign and the word of a case's verdict. */
export function VerdictBadge({ verdict }: { readonly verdict: CaseResults["verdict"] }) {
  const { sign, word, tone } = verdictSigns[verdict];
  return (
    <span class={`badge tone-${tone}`}>
      <span aria-hidden="true">{sign}</span>
      {word}
    </span>
  );
}
