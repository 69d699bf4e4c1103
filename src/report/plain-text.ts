/**
 * Text that no terminal, browser or parser takes for anything but text: a control character (the beginning of a
 * terminal's escape sequence among them) or half a surrogate pair becomes the replacement character.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\p{Cs}/gu, "\ufffd");
}

/** The same on one line. */
export function lineOf(text: string): string {
  return plainText(text)
    .replaceAll(/[\r\n\t]+/g, " ")
    .trim();
}

/** A text that is no longer than so many characters, and says how many are left out. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/\p{Cs}$/u, "");
  return `${kept}… (${text.length - kept.length} characters more)`;
}

/** Every text inside a value, made plain. */
export function plainValue<T>(value: T): T {
  return mapped(value) as T;
}

function mapped(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [plainText(name), mapped(member)]));
}
