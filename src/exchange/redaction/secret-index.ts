import type { Anchor, PreparedSecret } from "./prepare-secret.js";

/** Told of every place where a secret, or a telling part of one, stands in folded bytes. */
export type OnMatch = (secret: PreparedSecret, from: number, to: number) => void;

/** Every secret of a run, ready to be looked for in one pass. */
export interface SecretIndex {
  /** Takes note of a secret that the run came upon; the oldest of very many are forgotten. */
  readonly learn: (secret: PreparedSecret) => void;
  readonly search: (folded: Uint8Array, length: number, onMatch: OnMatch) => void;
}

interface Entry {
  readonly secret: PreparedSecret;
  readonly anchor: Anchor;
}

/** So many learned secrets make a generation; the last two are known. */
const generationSize = 2_000;

/**
 * An index of secrets by the first four bytes of their anchors: a table of bits answers for nearly every place of a
 * text that nothing is there.
 */
export function createSecretIndex(secrets: readonly PreparedSecret[]): SecretIndex {
  const bits = new Uint8Array(65_536);
  const lasting = new Map<number, Entry[]>();
  let young = new Map<number, Entry[]>();
  let old = new Map<number, Entry[]>();
  let learned = 0;
  const add = (map: Map<number, Entry[]>, secret: PreparedSecret) => {
    for (const anchor of secret.anchors) {
      const gram = gramAt(secret.folded, anchor.offset);
      bits[slotOf(gram)] = 1;
      const known = map.get(gram);
      if (known === undefined) map.set(gram, [{ secret, anchor }]);
      else known.push({ secret, anchor });
    }
  };
  for (const secret of secrets) add(lasting, secret);

  const startGeneration = () => {
    old = young;
    young = new Map();
    learned = 0;
    bits.fill(0);
    for (const map of [lasting, old]) for (const gram of map.keys()) bits[slotOf(gram)] = 1;
  };
  return {
    learn: (secret) => {
      if (learned >= generationSize) startGeneration();
      learned += 1;
      add(young, secret);
    },
    search: (folded, length, onMatch) => {
      let gram = 0;
      for (let index = 0; index < length; index += 1) {
        gram = ((gram << 8) | (folded[index] ?? 0)) >>> 0;
        if (bits[Math.imul(gram, 0x9e37_79b1) >>> 16] === 0 || index < 3) continue;
        for (const map of [lasting, young, old])
          for (const entry of map.get(gram) ?? [])
            matchAt(entry, folded, { start: index - 3, length }, onMatch);
      }
    },
  };
}

function matchAt(
  { secret, anchor }: Entry,
  text: Uint8Array,
  { start, length }: { readonly start: number; readonly length: number },
  onMatch: OnMatch,
): void {
  const wanted = secret.folded;
  const end = start + anchor.length;
  if (end > length) return;
  for (let index = 4; index < anchor.length; index += 1)
    if (text[start + index] !== wanted[anchor.offset + index]) return;
  let from = start;
  let to = end;
  for (let at = anchor.offset; at > 0 && from > 0 && text[from - 1] === wanted[at - 1]; at -= 1) from -= 1;
  for (
    let at = anchor.offset + anchor.length;
    at < wanted.length && to < length && text[to] === wanted[at];
    at += 1
  )
    to += 1;
  onMatch(secret, from, to);
}

function gramAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(offset, offset + 4).reduce((gram, byte) => ((gram << 8) | byte) >>> 0, 0);
}

function slotOf(gram: number): number {
  return Math.imul(gram, 0x9e37_79b1) >>> 16;
}
