import type { CaseReport } from "../../engine/events.js";
import { lineOf } from "../plain-text.js";
import { plural } from "../plural.js";
import type { CaseResults } from "../results.js";
import type { TerminalStyle } from "../terminal-style.js";

/** A case as both a run and its results know it. */
type ToldCase = Pick<CaseResults, "name" | "verdict" | "reason" | "requests" | "seconds"> & {
  readonly findings: readonly { readonly message: string }[];
};

/** One case as it ends: verdict, how long it took, and why where it did not simply hold. */
export function caseLine(report: CaseReport, style: TerminalStyle): string {
  const { case: item, outcome, verdict, seconds } = report;
  return toldCaseLine(
    {
      name: item.name,
      verdict,
      requests: outcome.requests,
      seconds,
      findings: outcome.findings ?? [],
      ...("reason" in outcome ? { reason: outcome.reason } : {}),
    },
    style,
  );
}

/** The same for a case of results. */
export function toldCaseLine(item: ToldCase, style: TerminalStyle): string {
  const { name, verdict, requests, seconds, findings, reason } = item;
  const why = reason ?? (verdict === "violates" || verdict === "deviates" ? findings[0]?.message : undefined);
  const told = why === undefined ? "" : `: ${lineOf(why)}`;
  const cost = requests === 0 ? "" : style.dim(`  ${plural(requests, "request")}, ${seconds.toFixed(2)} s`);
  return `${signOf(verdict, style)} ${verdict.padEnd(12)} ${name}${told}${cost}`;
}

function signOf(verdict: CaseResults["verdict"], { signs, red, green, yellow, dim }: TerminalStyle): string {
  switch (verdict) {
    case "conforms":
      return green(signs.kept);
    case "violates":
    case "stale":
      return red(signs.broken);
    case "deviates":
      return yellow(signs.excused);
    case "inconclusive":
      return yellow(signs.unsure);
    case "skipped":
      return dim(signs.unseen);
  }
}
