import stringWidth from "string-width";
import { caseKinds } from "../engine/case.js";
import type { CaseResults, ProviderResults, Results } from "./results.js";
import { cutEnd } from "./terminal/fit-text.js";
import type { TerminalStyle } from "./terminal-style.js";

interface Cell {
  readonly text: string;
  readonly colour?: "red" | "yellow";
}

/** Room for the name of a kind, and for what is left of a provider's at least. */
const [widestKind, leastName] = [11, 8];

/**
 * How every provider did in every kind of case, and how many of its promises were seen to hold.
 *
 * Providers are rows where that fits the terminal; else they are columns, as many side by side as fit.
 */
export function verdictTable({ providers }: Results, style: TerminalStyle): string[] {
  if (providers.length === 0) return [];
  const present = new Set(providers.flatMap(({ cases }) => cases.map(({ kind }) => kind)));
  const kinds = caseKinds.filter((kind) => present.has(kind));
  const heading: Cell[] = [{ text: "" }, ...kinds.map((text) => ({ text })), { text: "promises" }];
  const rows = providers.map((provider): Cell[] => [
    { text: cutEnd(provider.name, Math.max(leastName, style.columns - widestKind - 2)) },
    ...kinds.map((kind) =>
      kindCell(
        provider.cases.filter((item) => item.kind === kind),
        style,
      ),
    ),
    promisesCell(provider, style),
  ]);
  const wide = tableLines([heading, ...rows], style);
  if (wide.width <= style.columns) return wide.lines;
  return columnBlocks(heading, rows, style);
}

function columnBlocks(heading: readonly Cell[], rows: readonly Cell[][], style: TerminalStyle): string[] {
  const lines: string[] = [];
  let from = 0;
  while (from < rows.length) {
    let count = 1;
    const blockOf = (size: number) =>
      tableLines(transposed([heading, ...rows.slice(from, from + size)]), style);
    while (from + count < rows.length && blockOf(count + 1).width <= style.columns) count += 1;
    lines.push(...(lines.length === 0 ? [] : [""]), ...blockOf(count).lines);
    from += count;
  }
  return lines;
}

function kindCell(cases: readonly CaseResults[], { signs }: TerminalStyle): Cell {
  const count = (wanted: string) => cases.filter(({ verdict }) => verdict === wanted).length;
  const broken = count("violates") + count("stale");
  if (cases.length === 0) return { text: signs.unseen };
  if (broken > 0) return { text: `${broken}${signs.broken}/${cases.length}`, colour: "red" };
  const open = count("inconclusive");
  if (open > 0) return { text: `${open}${signs.unsure}/${cases.length}`, colour: "yellow" };
  const [kept, known] = [count("conforms"), count("deviates")];
  if (known > 0) return { text: `${kept}+${known}${signs.excused}` };
  return { text: kept > 0 ? `${kept}` : signs.unseen };
}

function promisesCell({ promises }: ProviderResults, { signs }: TerminalStyle): Cell {
  const count = (wanted: string) => promises.filter(({ standing }) => standing === wanted).length;
  const broken = count("broken");
  const text = `${count("verified")}/${promises.length}`;
  return broken > 0 ? { text: `${broken}${signs.broken} ${text}`, colour: "red" } : { text };
}

function transposed(rows: readonly (readonly Cell[])[]): Cell[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? { text: "" }));
}

function tableLines(
  rows: readonly (readonly Cell[])[],
  style: TerminalStyle,
): { lines: string[]; width: number } {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column]?.text ?? ""))),
  );
  const lines = rows.map((row, line) => {
    const cells = row.map(({ text, colour }, column) => {
      const space = " ".repeat((widths[column] ?? 0) - stringWidth(text));
      const padded = column === 0 ? text + space : space + text;
      return colour === undefined ? padded : style[colour](padded);
    });
    const joined = cells.join("  ");
    return line === 0 ? style.dim(joined) : joined;
  });
  return { lines, width: widths.reduce((sum, width) => sum + width + 2, -2) };
}
