import sliceAnsi from "slice-ansi";
import stringWidth from "string-width";

/** A text cut at its end so that it takes no more columns. */
export function cutEnd(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  return columns < 1 ? "" : `${sliceAnsi(text, 0, columns - 1)}…`;
}

/** A text cut at its beginning: the end of a path-like name says most. */
export function cutStart(text: string, columns: number): string {
  const width = stringWidth(text);
  if (width <= columns) return text;
  return columns < 1 ? "" : `…${sliceAnsi(text, width - columns + 1)}`;
}

/** Parts put side by side, two columns apart, on as few lines as they fit on; the lines after the first are indented. */
export function filledLines(parts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(part);
    else if (stringWidth(last) + 2 + stringWidth(part) <= columns)
      lines[lines.length - 1] = `${last}  ${part}`;
    else lines.push(`  ${part}`);
  }
  return lines.map((line) => cutEnd(line, columns));
}
