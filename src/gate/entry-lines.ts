import { isSeq, LineCounter, parseDocument } from "yaml";

/** The first and the last line of every entry of a YAML list, one-based. */
export function entryLines(text: string): (readonly [first: number, last: number])[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines, version: "1.2" });
  if (!isSeq(contents)) return [];
  return contents.items.map((item) => {
    const range = typeof item === "object" && item !== null && "range" in item ? item.range : undefined;
    if (!Array.isArray(range)) return [1, 1];
    const [start, end] = [Number(range[0]), Number(range[1])];
    const last = start + text.slice(start, end).trimEnd().length;
    return [lines.linePos(start).line, lines.linePos(Math.max(start, last - 1)).line];
  });
}
