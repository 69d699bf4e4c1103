import { type FindingGroup, findingGroups } from "../finding-groups.js";
import { lineOf } from "../plain-text.js";
import { plural } from "../plural.js";
import type { Results } from "../results.js";
import type { TerminalStyle } from "../terminal-style.js";
import { hangingText } from "./hanging-text.js";

/** More warnings than this are counted, not shown: results.json has them all. */
const mostShown = 20;

/** What fails no run: warnings one by one, gaps and contradictions of the documentation as counts. */
export function minorLines({ providers }: Results, style: TerminalStyle): string[] {
  const { dim, yellow, signs, wrapsAt } = style;
  const groups = (severity: "warning" | "gap") =>
    providers.flatMap((provider) => findingGroups(provider, severity));
  const warnings = groups("warning").map(({ finding, operation, provider }) => {
    const place = finding.promise ?? finding.constraint ?? "";
    const text = `${provider} ${operation}: ${lineOf(finding.message)} ${dim(place)}`.trimEnd();
    return hangingText(`${yellow(signs.warning)} `, text, { wrapsAt, indent: 2 });
  });
  const shown = warnings.slice(0, mostShown);
  const left = warnings.length - shown.length;
  const [contradictions, gaps] = gapCounts(groups("gap"));
  const aside = (text: string) => dim(hangingText("", text, { wrapsAt, indent: 2 }));
  const lines = [
    ...shown,
    ...(left > 0 ? [`… and ${plural(left, "more warning")}`] : []),
    ...(gaps === 0
      ? []
      : [
          aside(
            `${plural(gaps, "gap")} of the documentation (answers it does not list); --strict-documents fails on them`,
          ),
        ]),
    ...(contradictions === 0
      ? []
      : [
          aside(
            `${plural(contradictions, "place")} where the documentation contradicts itself; \`assay promises --contradictions\` tells which`,
          ),
        ]),
  ];
  return lines.length === 0 ? [] : [...lines, ""];
}

/** What documents say against themselves, and what they leave out of their answers. */
function gapCounts(groups: readonly FindingGroup[]): [contradictions: number, gaps: number] {
  const contradictions = groups.filter(({ shownBy }) => shownBy.kind === "documents").length;
  return [contradictions, groups.length - contradictions];
}
