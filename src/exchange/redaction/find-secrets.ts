import { eachDecimalRun } from "./decimal-runs.js";
import { eachDecodedSegment } from "./decoded-segments.js";
import { folded } from "./fold-bytes.js";
import { mask, type PreparedSecret } from "./prepare-secret.js";
import type { SecretIndex } from "./secret-index.js";
import { type Alphabet, base64, eachSymbolRun, hexadecimal, type SymbolRun } from "./symbol-runs.js";
import { escapeMarks, unescaped } from "./unescaped.js";
import { firstOf, lastOf, type View } from "./view.js";

/** A stretch of a text that shows a secret, or a telling part of one. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** What is to stand there. */
  readonly mask: string;
}

/** What a search needs to know beside the index. */
export interface Search {
  readonly index: SecretIndex;
  /** Which bytes secrets consist of. */
  readonly telling: Uint8Array;
  /** The length of the shortest secret, or telling part of one. */
  readonly shortest: number;
  /** Sets of marks whose escapes are undone together: what begins an escape may also be a character of a secret. */
  readonly marks: readonly (readonly string[])[];
}

const quotedPrintable = ["="];
/** Escapes are undone so many times one after another. */
const mostLayers = 4;
/** Base64 in base64 in base64 is looked into, no deeper. */
const deepest = 3;

/**
 * Finds secrets in bytes, as they are and in every encoding of escapes, base64, hexadecimal and numbers, one in another
 * to some depth.
 *
 * What encodings stand for is looked through in place of listing what each encoding could make of a secret: so
 * mixtures, odd choices of what to escape, and secrets in the midst of something longer are found as well.
 */
export function findSecrets(search: Search, bytes: Uint8Array): Hit[] {
  const hits: Hit[] = [];
  lookThrough({ search, text: bytes, hits }, { bytes }, 0);
  return hits;
}

interface Looking {
  readonly search: Search;
  readonly text: Uint8Array;
  readonly hits: Hit[];
}

function lookThrough(looking: Looking, view: View, depth: number): void {
  lookAt(looking, view, depth);
  for (const marks of looking.search.marks) {
    let layer = unescaped(view, marks);
    for (let count = 1; layer !== undefined && count <= mostLayers; count += 1) {
      lookAt(looking, layer, depth);
      const printed: View | undefined = count === 1 ? unescaped(layer, quotedPrintable) : undefined;
      if (printed !== undefined) lookAt(looking, printed, depth);
      layer = unescaped(layer, marks);
    }
  }
}

/** The sets of marks whose escapes are to be undone, one after another, to find secrets of these characters. */
export function markSets(secrets: readonly string[]): string[][] {
  let sets: string[][] = [[]];
  for (const mark of escapeMarks) {
    const without = secrets.some((secret) => secret.includes(mark)) ? sets : [];
    sets = [...sets.map((set) => [...set, mark]), ...without];
  }
  return [...sets.filter((set) => set.length > 0), quotedPrintable];
}

function lookAt(looking: Looking, view: View, depth: number): void {
  matchIn(looking, view);
  if (depth >= deepest) return;
  const { telling, shortest } = looking.search;
  const inAlphabet = (alphabet: Alphabet) =>
    eachSymbolRun(view.bytes, alphabet, Math.ceil((shortest * 8) / alphabet.bits), (run) =>
      into(run, alphabet.bits),
    );
  const into = (run: SymbolRun, bits: 4 | 6 | 8) =>
    eachDecodedSegment(view, run, { bits, telling, shortest }, (segment) =>
      lookThrough(looking, segment, depth + 1),
    );
  inAlphabet(base64);
  inAlphabet(hexadecimal);
  eachDecimalRun(view.bytes, shortest, (run) => into(run, 8));
}

function matchIn({ search, text, hits }: Looking, view: View): void {
  const { bytes } = view;
  const reduced = new Uint8Array(bytes.length);
  const places = new Int32Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = folded[bytes[index] ?? 0] ?? 0;
    if (byte === 0) continue;
    reduced[length] = byte;
    places[length] = index;
    length += 1;
  }
  search.index.search(reduced, length, (secret, from, to) => {
    const first = places[from] ?? 0;
    const last = places[to - 1] ?? 0;
    if (secret.asWord && !isWord(bytes, first, last, to - from)) return;
    const hit = { from: firstOf(view, first), to: lastOf(view, last) + 1 };
    hits.push({ ...hit, mask: standsAsItIs(secret, text, hit) ? secret.mask : mask });
  });
}

/** Whether a short secret stands in one piece between other characters than letters and digits. */
function isWord(bytes: Uint8Array, first: number, last: number, length: number): boolean {
  return last - first + 1 === length && !isAlphanumeric(bytes[first - 1]) && !isAlphanumeric(bytes[last + 1]);
}

function isAlphanumeric(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte > 127
  );
}

function standsAsItIs(
  { bytes }: PreparedSecret,
  text: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return to - from === bytes.length && bytes.every((byte, index) => text[from + index] === byte);
}
