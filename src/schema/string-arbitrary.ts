import type * as fc from "fast-check";
import { codePoints } from "./evaluate-scalar.js";
import { patternOf } from "./pattern-of.js";
import type { SchemaObject } from "./schema-object.js";
import { satisfiesFormat, stringFormats } from "./string-formats.js";
import { textArbitrary } from "./text-arbitrary.js";
import { type Words, wordsOf } from "./words-of.js";

/** What several schemas together say of strings. */
export interface StringLimits {
  readonly min: number;
  readonly max: number;
  readonly patterns: readonly string[];
  readonly forbidden: readonly string[];
  readonly formats: readonly string[];
}

/** How many characters a string may have beyond the fewest that it needs. */
const spread = 16;

/** Joins what schemas say of strings. */
export function stringLimits(schemas: readonly SchemaObject[]): StringLimits {
  const patterns = schemas.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]));
  const forbidden = schemas.flatMap(({ not }) =>
    typeof not === "object" && not.pattern !== undefined && Object.keys(not).length === 1
      ? [not.pattern]
      : [],
  );
  return {
    min: Math.max(0, ...schemas.map(({ minLength = 0 }) => Math.ceil(minLength))),
    max: Math.min(...schemas.map(({ maxLength = Number.POSITIVE_INFINITY }) => Math.floor(maxLength))),
    patterns: [...new Set(patterns)],
    forbidden: [...new Set(forbidden)],
    formats: [...new Set(schemas.flatMap(({ format }) => (format === undefined ? [] : [format])))],
  };
}

/** Strings within limits; `undefined` when there is none. */
export function stringArbitrary(limits: StringLimits): fc.Arbitrary<string> | undefined {
  const words = wordsWithin(limits);
  if (words === undefined) return undefined;
  const lengths = lengthsOf(words, limits);
  const accepts = (text: string): boolean => isStringWithin(text, limits);
  return lengths.length === 0 ? undefined : textArbitrary({ lengths, words, accepts });
}

/** Whether a string keeps to limits. */
export function isStringWithin(
  text: string,
  { min, max, patterns, forbidden, formats }: StringLimits,
): boolean {
  const length = codePoints(text);
  return (
    length >= min &&
    length <= max &&
    patterns.every((pattern) => patternOf(pattern).test(text)) &&
    !forbidden.some((pattern) => patternOf(pattern).test(text)) &&
    formats.every((format) => satisfiesFormat(text, format))
  );
}

/** The fewest and the most characters that a string within limits can have, patterns and formats included. */
export function lengthBounds(
  limits: StringLimits,
): { readonly min: number; readonly max: number } | undefined {
  const words = wordsWithin(limits);
  if (words === undefined) return undefined;
  const [min] = lengthsOf(words, limits);
  if (min === undefined) return undefined;
  const most = Math.min(limits.max, words.longest);
  if (most === Number.POSITIVE_INFINITY) return { min, max: most };
  for (let length = most; length > Math.max(min, most - 1_000); length -= 1) {
    if (words.has(length)) return { min, max: length };
  }
  return { min, max: min };
}

/** Formats that every reader understands alike, down to their oddest strings. */
const unambiguous: readonly string[] = ["date", "date-time", "ipv4", "ipv6"];

/** The words to take strings from: of patterns and formats together where there are any, or else of the patterns. */
function wordsWithin(limits: StringLimits): Words | undefined {
  const { patterns, forbidden, formats } = limits;
  const plain = formats.flatMap((format) => stringFormats.get(format)?.plain ?? []);
  if (patterns.length + forbidden.length + plain.length === 0) return anyWords;
  const both = wordsOf({ patterns: [...patterns, ...plain], forbidden });
  if (plain.length === 0 || (both !== undefined && lengthsOf(both, limits).length > 0)) return both;
  // Tight limits may leave only strings of the format that are not plain: a leap day, a short address.
  const whole = formats.flatMap((format) =>
    unambiguous.includes(format) ? (stringFormats.get(format)?.valid?.source ?? []) : [],
  );
  const others = wordsOf({ patterns: [...patterns, ...whole], forbidden });
  if (others !== undefined && lengthsOf(others, limits).length > 0) return others;
  return wordsOf({ patterns, forbidden });
}

function lengthsOf(words: Words, { min, max }: StringLimits): number[] {
  const lengths: number[] = [];
  const last = Math.min(max, words.longest);
  // Where the first length lies nobody knows, but not arbitrarily far out.
  for (let n = min; n <= last && n <= min + 2_000; n += 1) {
    if (lengths[0] !== undefined && n > lengths[0] + spread) break;
    if (words.has(n)) lengths.push(n);
  }
  return lengths;
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const marks = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** Any text: letters and digits, now and then a mark between them. */
const anyWords: Words = {
  exact: true,
  has: () => true,
  longest: Number.POSITIVE_INFINITY,
  word: (length, below) => {
    let text = "";
    for (let i = 0; i < length; i += 1) {
      // One draw decides: in one of sixteen a mark, but never as the first or the last character.
      const draw = below(letters.length * 16);
      const isMark = draw % 16 === 15 && i > 0 && i < length - 1;
      const index = Math.floor(draw / 16);
      text += isMark ? marks[index % marks.length] : letters[index];
    }
    return text;
  },
};
