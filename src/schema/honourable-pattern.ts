import type { Json } from "../core/json.js";

/**
 * A pattern as the `u` flag takes it: where it does not compile, escapes of characters that need none
 * (`\_`, `\-`), as other languages allow them, are dropped. `undefined` where it is no pattern at all: then
 * nobody can be held to it.
 */
export function honourablePattern(pattern: Json): string | undefined {
  if (typeof pattern !== "string") return undefined;
  if (compiles(pattern)) return pattern;
  const relaxed = pattern.replace(/\\([\s\S])/gu, (escape, character: string) => {
    if (character === "-") return "\\x2d";
    return /[A-Za-z0-9^$\\.*+?()[\]{}|/]/u.test(character) ? escape : character;
  });
  const escapedBraces = relaxed
    .replace(/(?<!\\)\{(?!\d+(?:,\d*)?\})/gu, "\\{")
    .replace(/(?<![\d,\\])\}/gu, "\\}");
  // A hyphen beside a class such as `\\w` is a hyphen, not a range.
  const plainHyphens = escapedBraces.replace(/(\\[wdsWDS])-(?!\])/gu, "$1\\x2d");
  return [relaxed, escapedBraces, plainHyphens].find(compiles);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
