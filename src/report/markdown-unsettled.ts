import { markdownCell, markdownTable, markdownText } from "./markdown-text.js";
import type { CaseResults, ProviderResults } from "./results.js";

/** What a provider's run did not come to: its early end, what was not concluded, what is left behind. */
export function unsettledSections(provider: ProviderResults): string[] {
  const { name, stopped, leftovers } = provider;
  return [
    ...(stopped === undefined ? [] : [`### ${markdownText(name)} ended early`, markdownCell(stopped)]),
    ...reasonSections(provider, "inconclusive", "Not concluded"),
    ...(leftovers.length === 0
      ? []
      : [
          `### Left behind at ${markdownText(name)}`,
          markdownTable(["resource", "id", "why", "how many"], leftoverRows(leftovers)),
        ]),
  ];
}

/** What is left behind; what nothing tells apart is one row. */
function leftoverRows(leftovers: ProviderResults["leftovers"]): string[][] {
  const counts = new Map<string, { readonly cells: readonly string[]; count: number }>();
  for (const { resource, id, reason } of leftovers) {
    const cells = [resource, id, reason].map(markdownCell);
    const known = counts.get(cells.join("|"));
    if (known === undefined) counts.set(cells.join("|"), { cells, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].map(({ cells, count }) => [...cells, String(count)]);
}

/** Why cases were skipped, or came to nothing: each reason once. */
export function reasonSections(
  { name, cases }: ProviderResults,
  wanted: CaseResults["verdict"],
  title: string,
): string[] {
  const counts = new Map<string, number>();
  for (const { verdict, reason = "" } of cases)
    if (verdict === wanted) {
      const [line = ""] = reason.split("\n");
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  if (counts.size === 0) return [];
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => [String(count), markdownCell(reason)]);
  return [`### ${title} of ${markdownText(name)}`, markdownTable(["cases", "why"], rows)];
}
