import { mask, type NamedSecret, referenceTo, shortestWord } from "./prepare-secret.js";

/**
 * Makes a function that masks what is too short to be looked for anywhere: only where it is a whole value, between
 * quotes, in a pair or as a segment of a path, for it stands in many words by chance. One character, and words such
 * as `true`, stay: nobody can tell them from others.
 */
export function maskTiny(secrets: readonly NamedSecret[]): (text: string) => string {
  const tiny = new Map(
    secrets
      .filter(({ value }) => value.length > 1 && [...value.trim()].length < shortestWord)
      .filter(({ value }) => !/^(?:yes|no|on|off)$|^\W+$/i.test(value))
      .map(({ name, value }) => [value, referenceTo(name)] as const),
  );
  if (tiny.size === 0) return (text) => text;
  const values = [...tiny.keys()].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(`(?<=^|["'=/>])(?:${values.map(escaped).join("|")})(?=$|["'&/?#<;])`, "g");
  return (text) => text.replace(pattern, (found) => tiny.get(found) ?? mask);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
