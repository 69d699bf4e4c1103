import type { FindingGroup } from "../finding-groups.js";
import { lineOf } from "../plain-text.js";
import { plural } from "../plural.js";
import type { FindingResults } from "../results.js";
import { stepLines } from "../step-lines.js";
import type { TerminalStyle } from "../terminal-style.js";
import { hangingText } from "./hanging-text.js";

/** The width of the names of rows, and where their texts begin. */
const [nameWidth, textAt] = [10, 14];

/** Where a finding was seen, in a line: the operation with its request, or the workflow. */
export function placeOf({ finding, operation }: FindingGroup): string {
  if (finding.check === "workflow-criterion") return `workflow ${operation}`;
  const { method, url } = finding.request;
  const path = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  const sent = url === "" || path.length > 60 ? "" : ` (${method} ${path === "" ? "/" : path})`;
  return `${operation}${sent}`;
}

/** One finding whole: what was expected and what came, what is broken, and the lines that show it again. */
export function findingRows(
  group: FindingGroup,
  style: TerminalStyle,
  told: { readonly message: boolean },
): string[] {
  const { finding, shownBy, seenBy } = group;
  const { dim, red } = style;
  const prose: Row[] = [
    ["what", told.message ? lineOf(finding.message) : ""],
    ["expected", lineOf(finding.expected)],
    ["received", `${lineOf(finding.received)}${dim(receivedAt(finding))}`],
  ];
  // To be copied: no line is broken here.
  const exact: Row[] = [
    ["curl", finding.curl],
    ["replay", shownBy.replay],
    // Its name is in the line above.
    ["seen by", seenBy.length > 1 ? plural(seenBy.length, "case") : ""],
    ["constraint", finding.constraint ?? ""],
    ["document", documentOf(finding)],
    ["check", finding.check],
  ];
  const sequence = stepLines(finding).map(
    (line) => `    ${line.startsWith("✗") ? red(line.replace("✗", style.signs.broken)) : line}`,
  );
  const row =
    (wrapsAt: number) =>
    ([name, text]: Row) =>
      hangingText(`  ${dim(name.padEnd(nameWidth))}  `, text, { wrapsAt, indent: textAt });
  return [
    ...prose.filter(isTold).map(row(style.wrapsAt)),
    ...exact.filter(isTold).map(row(Number.POSITIVE_INFINITY)),
    ...(sequence.length === 0 ? [] : [`  ${dim("sequence")}`, ...sequence]),
  ];
}

/** Where to look, as editors and terminals open it. */
function documentOf({ location }: FindingResults): string {
  return location === undefined ? "" : `${location.file}:${location.line}:${location.column}`;
}

type Row = readonly [name: string, text: string];

function isTold([, text]: Row): boolean {
  return text !== "";
}

/** Which part of the answer it was, where nothing else says so. */
function receivedAt({ at, received, check }: FindingResults): string {
  return check === "workflow-criterion" || received.startsWith(at) ? "" : `  at ${lineOf(at)}`;
}
