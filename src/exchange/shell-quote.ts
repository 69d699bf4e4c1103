/**
 * Quotes a text for a POSIX shell, with the given references (`$NAME`) left to the shell and everything
 * else literal.
 *
 * @example shellQuote("Authorization: Bearer $TOKEN", ["TOKEN"]) // "\"Authorization: Bearer $TOKEN\""
 */
export function shellQuote(text: string, references: readonly string[]): string {
  if (references.length === 0) return quoteLiteral(text);
  const names = [...references].sort((left, right) => right.length - left.length);
  const parts = text.split(new RegExp(`(\\$(?:${names.join("|")})(?![A-Za-z0-9_]))`));
  const literals = parts.filter((_, i) => i % 2 === 0);
  if (literals.every((literal) => /^[^"\\`$!\u0080-\uffff]*$/.test(literal))) return `"${parts.join("")}"`;
  return parts.map((part, i) => (i % 2 === 1 ? `"${part}"` : part === "" ? "" : quoteLiteral(part))).join("");
}

/** The variables that redaction put into a text: those that it did not hold before. */
export function introducedReferences(original: string, redacted: string): string[] {
  if (original === redacted) return [];
  const names = [...redacted.matchAll(/\$([A-Z_][A-Z0-9_]*)/g)].map(([, name = ""]) => name);
  return [...new Set(names)].filter((name) => !original.includes(`$${name}`));
}

function quoteLiteral(text: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
