const compiled = new Map<string, RegExp>();

/** The regular expression of a `pattern`, compiled once. */
export function patternOf(source: string): RegExp {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const pattern = new RegExp(source, "u");
  compiled.set(source, pattern);
  return pattern;
}
