import { plural } from "../report/plural.js";
import type { TerminalStyle } from "../report/terminal-style.js";
import type { Change } from "./change.js";
import { type DiffReport, disagreement } from "./diff-report.js";
import type { RatedUse } from "./rating/rated-change.js";
import { type Rating, ratings } from "./rating/rating.js";

/** What differs between two sides, for people: provider by provider, the strictest first. */
export function diffText(report: DiffReport, style: TerminalStyle): string {
  const { summary, base, head, providers } = report;
  const lines = providers.flatMap(({ provider, changes, cases, silent }) => [
    ...(changes.length === 0 ? [] : [style.bold(provider)]),
    ...[...ratings]
      .reverse()
      .flatMap((rating) =>
        changes.filter((change) => change.rating === rating).flatMap((change) => changeLines(change, style)),
      ),
    ...silent.map(({ engine, reason }) => `  ${style.yellow("note")} ${engine} could not compare: ${reason}`),
    ...(changes.length === 0 ? [] : [`  ${plural(cases.length, "case")} to run again`, ""]),
  ]);
  return `${[...lines, summaryLine(report), ...nextLine(report)].join("\n")}\n`.replace(/^\n/, "");

  function summaryLine({ summary: { bump } }: DiffReport): string {
    if (bump === undefined) return `${base} → ${head}: nothing differs.`;
    const counts = [...ratings].reverse().map((rating) => `${summary[rating]} ${rating}`);
    return `${base} → ${head}: ${counts.join(", ")}; ${plural(report.promises.length, "promise")} touched, ${plural(report.cases.length, "case")} to run again.`;
  }
}

function nextLine({ base, head, cases }: DiffReport): string[] {
  return cases.length === 0 || head !== workingTree ? [] : [`Run them: assay verify --changed-since ${base}`];
}

/** What the later side is called where the user named none. */
export const workingTree = "working tree";

function changeLines(change: Change, style: TerminalStyle): string[] {
  const { rating, says, file, place, line, column, promises, cases, because } = change;
  const position = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const differs = disagreement(change);
  return [
    `  ${paint(rating, style)(rating.padEnd(5))} ${says}`,
    style.dim(`        ${position}${place === "" ? "" : ` at ${place}`}`),
    ...useLines(change),
    ...(change.uses.length === 0 ? [`        ${because}`] : []),
    ...(differs === "" ? [] : [style.dim(`        ${differs}`)]),
    ...(promises.length === 0 ? [] : [`        touches ${listed(promises, 8)}`]),
    ...(cases.length === 0
      ? []
      : [`        ${plural(cases.length, "case")} to run again: ${listed(groups(cases), 6)}`]),
  ];
}

/** Uses of one rating and reason together. */
function useLines({ uses }: Change): string[] {
  const together = new Map<string, RatedUse[]>();
  for (const use of uses) {
    const key = `${use.rating}: ${use.because}`;
    together.set(key, [...(together.get(key) ?? []), use]);
  }
  return [...together].map(([told, same]) => `        ${told} (${listed(same.map(useText), 4)})`);
}

/** A use as people say it. */
export function useText({ operation, direction }: Pick<RatedUse, "operation" | "direction">): string {
  if (direction === undefined) return operation;
  return direction === "request" ? `requests of ${operation}` : `answers of ${operation}`;
}

/** Names of cases by what they have in common, as \`--case\` takes them. */
export function groups(cases: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of cases) {
    const group = name.split("/").slice(0, 2).join("/");
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => `${group} (${count})`);
}

/** The first of some texts, and how many more there are. */
export function listed(texts: readonly string[], most: number): string {
  const more = texts.length - most;
  return `${texts.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function paint(rating: Rating, style: TerminalStyle): (text: string) => string {
  return rating === "major" ? style.red : rating === "minor" ? style.yellow : style.dim;
}
