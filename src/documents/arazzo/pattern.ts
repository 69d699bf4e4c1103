/** Longer patterns are nobody's intention. */
const longest = 2_000;

/** A regular expression, read with the `u` flag where it can be; undefined for text that is none. */
export function compilePattern(text: string): RegExp | undefined {
  if (text.length > longest) return undefined;
  for (const flags of ["u", ""])
    try {
      return new RegExp(text, flags);
    } catch {
      // Older patterns have escapes that the `u` flag refuses.
    }
  return undefined;
}

/** Why a text is no pattern; undefined where it is one. */
export function patternFault(text: string): string | undefined {
  if (text.length > longest) return `it is longer than ${longest} characters`;
  return compilePattern(text) === undefined ? "it is not valid" : undefined;
}
