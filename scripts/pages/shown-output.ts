/**
 * Whether a command printed what a page shows. `…` in a line stands for anything in it; a line that is only
 * `…` for any lines.
 *
 * @returns the first line of the page that was not printed where it should have been; undefined if all were.
 */
export function firstLineNotPrinted(shown: string, printed: string): string | undefined {
  const wanted = linesOf(shown);
  const lines = linesOf(printed);
  let at = 0;
  let maySkip = false;
  for (const line of wanted) {
    if (line === "…") {
      maySkip = true;
      continue;
    }
    const found = lines.slice(at).findIndex((candidate) => isShownAs(candidate, line));
    if (found < 0 || (found > 0 && !maySkip)) return line;
    at += found + 1;
    maySkip = false;
  }
  return at < lines.length && !maySkip ? `(nothing more, but there was: ${lines[at]})` : undefined;
}

function isShownAs(line: string, shown: string): boolean {
  const parts = shown.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "u").test(line);
}

function linesOf(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}
