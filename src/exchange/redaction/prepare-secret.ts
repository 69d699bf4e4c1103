import { foldBytes } from "./fold-bytes.js";

/** A secret with the name under which people know it: an environment variable, or a header. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
  /** An account's identifiers are masked whole: parts of them may be ordinary words. */
  readonly onlyWhole?: boolean;
}

/** A part of a secret that tells that (more of) it is there. */
export interface Anchor {
  readonly offset: number;
  readonly length: number;
}

/** A secret as it is looked for. */
export interface PreparedSecret {
  readonly bytes: Uint8Array;
  readonly folded: Uint8Array;
  /** What stands in its place where it stood whole and as it is. */
  readonly mask: string;
  /** Short ones count only between other characters than letters and digits. */
  readonly asWord: boolean;
  readonly anchors: readonly Anchor[];
}

/** What stands in the place of a secret that has no name, or is not there as it is. */
export const mask = "***";

/** Shorter secrets are words: they occur inside longer words by chance. */
const shortestPlain = 8;
/** Shorter ones are left to `maskTiny`. */
export const shortestWord = 4;

/** A secret as it is looked for, in UTF-8 and, where that differs, in Latin-1; nothing where it is too short. */
export function prepareSecret({ name, value, onlyWhole = false }: NamedSecret): PreparedSecret[] {
  const shown = referenceTo(name);
  const utf8 = Buffer.from(value, "utf8");
  const isLatin1 = /^[\u0000-\u00ff]*$/.test(value) && /[\u0080-\u00ff]/.test(value);
  const forms = isLatin1 ? [utf8, Buffer.from(value, "latin1")] : [utf8];
  return forms.flatMap((bytes) => {
    const folded = foldBytes(bytes);
    const { length } = folded;
    if (length < shortestWord) return [];
    const asWord = length < shortestPlain;
    const anchors = asWord || onlyWhole ? [{ offset: 0, length }] : anchorsOf(folded, originLength(value));
    return [{ bytes, folded, mask: shown, asWord, anchors }];
  });
}

/** `$NAME` for what the environment supplied, so that a command line stays runnable. */
export function referenceTo(name: string): string {
  return /^[A-Z_][A-Z0-9_]*$/.test(name) ? `$${name}` : mask;
}

/**
 * A third at the beginning, in the middle and at the end, 8 bytes at least: a piece of the secret that lacks only a
 * little holds one of them. Wrong credentials are made from the right ones, and servers cut what they quote.
 */
function anchorsOf(folded: Uint8Array, plain: number): Anchor[] {
  const whole = { offset: 0, length: folded.length };
  const length = Math.max(shortestPlain, Math.ceil(folded.length / 3));
  const last = folded.length - length;
  const parts = [...new Set([0, Math.floor(last / 2), last])]
    .filter((offset) => offset >= plain)
    .map((offset) => ({ offset, length }))
    .filter(({ offset }) => new Set(folded.subarray(offset, offset + length)).size >= shortestWord);
  return [whole, ...parts];
}

/** The beginning of a URL is no secret, and would hide every other URL. */
function originLength(value: string): number {
  return /^https?:\/\/[^/]*/.exec(value)?.[0].length ?? 0;
}
