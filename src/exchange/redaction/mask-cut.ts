import { mask, type NamedSecret } from "./prepare-secret.js";

const shortestPiece = 4;

/** Makes a function that masks the beginning of a secret where a text was cut right behind it (`…`, `...`). */
export function maskCut(secrets: readonly NamedSecret[]): (text: string) => string {
  const values = secrets
    .filter(({ value, onlyWhole }) => onlyWhole !== true && value.length > shortestPiece)
    .map(({ value }) => value.toLowerCase());
  if (values.length === 0) return (text) => text;
  const longest = Math.max(...values.map(({ length }) => length));
  return (text) => {
    if (!text.includes("…") && !text.includes("...")) return text;
    return text
      .split(/(…|\.\.\.)/)
      .map((part, index, parts) => {
        if (index === parts.length - 1) return part;
        const end = part.slice(-longest).toLowerCase();
        const cut = Math.max(...values.map((value) => cutLength(end, value)));
        return cut < shortestPiece ? part : `${part.slice(0, part.length - cut)}${mask}`;
      })
      .join("");
  };
}

/** How many characters at the end of a text are the beginning of a value. */
function cutLength(text: string, value: string): number {
  for (let length = Math.min(text.length, value.length - 1); length >= shortestPiece; length -= 1)
    if (text.endsWith(value.slice(0, length))) return length;
  return 0;
}
