import type { Change } from "./change.js";
import { type DiffReport, disagreement } from "./diff-report.js";
import { groups, listed, useText } from "./diff-text.js";
import { type Rating, ratings } from "./rating/rating.js";

const headings: Readonly<Record<Rating, string>> = {
  major: "Breaking (major)",
  minor: "Additions (minor)",
  patch: "Without effect on users (patch)",
};

/** What differs between two sides, for a comment on a pull request. */
export function diffMarkdown(report: DiffReport): string {
  const { base, head, summary, providers, cases, promises } = report;
  const title = `## Contract changes: ${codeOf(base)} → ${codeOf(head)}`;
  if (summary.bump === undefined) return `${title}\n\nNothing differs.\n`;
  const counts = [...ratings].reverse().map((rating) => `${summary[rating]} ${rating}`);
  const sections = providers
    .filter(({ changes }) => changes.length > 0)
    .flatMap(({ provider, changes, silent }) => [
      `### ${textOf(provider)}`,
      ...[...ratings].reverse().flatMap((rating) => table(rating, changes)),
      ...silent.map(({ engine, reason }) => `> ${engine} could not compare: ${textOf(reason)}`),
    ]);
  const again =
    cases.length === 0
      ? []
      : [details(`${cases.length} cases to run again: ${listed(groups(cases), 6)}`, cases)];
  return `${[
    title,
    `**${summary.bump}**: ${counts.join(", ")}; ${promises.length} promises touched, ${cases.length} cases to run again.`,
    ...sections,
    ...again,
  ].join("\n\n")}\n`;
}

/** Changes of one rating; those without effect are folded away. */
function table(rating: Rating, changes: readonly Change[]): string[] {
  const rows = changes.filter((change) => change.rating === rating).map(row);
  if (rows.length === 0) return [];
  const text = ["| Change | Where | Why | Promises |", "|---|---|---|---|", ...rows].join("\n");
  const heading = `${headings[rating]}: ${rows.length}`;
  return rating === "patch"
    ? [`<details><summary>${heading}</summary>`, text, "</details>"]
    : [`#### ${heading}`, text];
}

function row(change: Change): string {
  const { says, file, line, place, because, uses, promises } = change;
  const where = `${codeOf(`${file}${line === undefined ? "" : `:${line}`}`)}${place === "" ? "" : `<br>${codeOf(place)}`}`;
  const used =
    uses.length === 0
      ? ""
      : ` (${textOf(listed(uses.filter(({ rating }) => rating === change.rating).map(useText), 4))})`;
  const differs = disagreement(change);
  const why = `${textOf(because)}${used}${differs === "" ? "" : `<br><sub>${textOf(differs)}</sub>`}`;
  return `| ${textOf(says)} | ${where} | ${why} | ${textOf(listed(promises, 8))} |`;
}

/** So many names are listed at most: a comment has a limit, and `--json` has them all. */
const mostNames = 40;

function details(summary: string, all: readonly string[]): string {
  const more = all.length - mostNames;
  const names = [
    ...all.slice(0, mostNames),
    ...(more > 0 ? [`and ${more} more; assay diff --json lists them`] : []),
  ];
  return `<details><summary>${textOf(summary)}</summary>\n\n\`\`\`text\n${names.join("\n").replaceAll("```", "` ` `")}\n\`\`\`\n\n</details>`;
}

/** Text in a cell of a table: nothing in it is markup, a mention or an end of the cell. */
function textOf(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\*_[\]|~#!]/g, "\\$&")
    .replaceAll("@", "@\u200B");
}

function codeOf(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  const fence = plain.includes("`") ? "``" : "`";
  return `${fence}${fence === "``" ? ` ${plain} ` : plain}${fence}`;
}
