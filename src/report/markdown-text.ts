import { lineOf, plainText, shortened } from "./plain-text.js";

/** Text inside Markdown that is nothing but text, whatever a server wrote into it: one line, also in a table. */
export function markdownText(text: string): string {
  return lineOf(text).replaceAll(
    /[!"#$&'()*+<=>@[\\\]^_`{|}~]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** A cell holds no more than this. */
const longestCell = 300;

/** A text as the cell of a table, cut where it is long. */
export function markdownCell(text: string): string {
  return markdownText(shortened(text, longestCell));
}

/** A block of code that nothing inside it ends. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}sh\n${plainText(text)}\n${fence}`;
}

/** A table; cells are Markdown already. */
export function markdownTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}
