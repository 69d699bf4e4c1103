import { caseKinds } from "../engine/case.js";
import type { CaseResults, ProviderResults, Results } from "./results.js";
import type { TerminalStyle } from "./terminal-style.js";

interface Cell {
  readonly text: string;
  readonly colour?: "red" | "yellow";
}

/**
 * How every provider did in every kind of case, and how many of its promises were seen to hold.
 *
 * Providers are rows where that fits the terminal; else they are columns, as many side by side as fit.
 */
export function verdictTable({ providers }: Results, style: TerminalStyle): string[] {
  const present = new Set(providers.flatMap(({ cases }) => cases.map(({ kind }) => kind)));
  const kinds = caseKinds.filter((kind) => present.has(kind));
  const heading: Cell[] = [{ text: "" }, ...kinds.map((text) => ({ text })), { text: "promises" }];
  const rows = providers.map((provider): Cell[] => [
    { text: provider.name },
    ...kinds.map((kind) => kindCell(provider.cases.filter((item) => item.kind === kind))),
    promisesCell(provider),
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

function kindCell(cases: readonly CaseResults[]): Cell {
  const count = (wanted: string) => cases.filter(({ verdict }) => verdict === wanted).length;
  const broken = count("violates") + count("stale");
  if (cases.length === 0) return { text: "·" };
  if (broken > 0) return { text: `${broken}✗/${cases.length}`, colour: "red" };
  const open = count("inconclusive");
  if (open > 0) return { text: `${open}?/${cases.length}`, colour: "yellow" };
  const known = count("deviates");
  return { text: known > 0 ? `${count("conforms")}+${known}~` : `${count("conforms")}` };
}

function promisesCell({ promises }: ProviderResults): Cell {
  const count = (wanted: string) => promises.filter(({ standing }) => standing === wanted).length;
  const broken = count("broken");
  const text = `${count("verified")}/${promises.length}`;
  return broken > 0 ? { text: `${broken}✗ ${text}`, colour: "red" } : { text };
}

function transposed(rows: readonly (readonly Cell[])[]): Cell[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? { text: "" }));
}

function tableLines(
  rows: readonly (readonly Cell[])[],
  style: TerminalStyle,
): { lines: string[]; width: number } {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.text.length ?? 0)),
  );
  const lines = rows.map((row, line) => {
    const cells = row.map(({ text, colour }, column) => {
      const width = widths[column] ?? 0;
      const padded = column === 0 ? text.padEnd(width) : text.padStart(width);
      return colour === undefined ? padded : style[colour](padded);
    });
    const joined = cells.join("  ");
    return line === 0 ? style.dim(joined) : joined;
  });
  return { lines, width: widths.reduce((sum, width) => sum + width + 2, -2) };
}
