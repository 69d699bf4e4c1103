import type { SymbolRun } from "./symbol-runs.js";
import { firstOf, lastOf, type View } from "./view.js";

/** How to read a row of symbols. */
export interface Reading {
  readonly bits: 4 | 6 | 8;
  /** Which bytes a secret may stand among; all else ends a segment. */
  readonly telling: Uint8Array;
  readonly shortest: number;
}

/**
 * What a row of symbols stands for, at every offset that it may begin at: only stretches that a secret could be in,
 * for nearly all rows are ordinary words that stand for nothing.
 */
export function eachDecodedSegment(
  view: View,
  run: SymbolRun,
  reading: Reading,
  visit: (segment: View) => void,
): void {
  const offsets = reading.bits === 6 ? 4 : reading.bits === 4 ? 2 : 1;
  for (let offset = 0; offset < offsets; offset += 1) {
    const bytes = decoded(run, offset, reading.bits);
    let from = 0;
    for (let index = 0; index <= bytes.length; index += 1) {
      if (index < bytes.length && reading.telling[bytes[index] ?? 0] === 1) continue;
      if (index - from >= reading.shortest)
        visit(segmentOf(view, run, { bytes: bytes.subarray(from, index), from, offset, bits: reading.bits }));
      from = index + 1;
    }
  }
}

function decoded({ values, length }: SymbolRun, offset: number, bits: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, Math.floor(((length - offset) * bits) / 8)));
  let gathered = 0;
  let held = 0;
  let written = 0;
  for (let index = offset; index < length; index += 1) {
    gathered = ((gathered << bits) | (values[index] ?? 0)) & 0xffff;
    held += bits;
    if (held < 8) continue;
    held -= 8;
    bytes[written] = (gathered >> held) & 255;
    written += 1;
  }
  return bytes;
}

interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly offset: number;
  readonly bits: number;
}

function segmentOf(view: View, run: SymbolRun, { bytes, from, offset, bits }: Stretch): View {
  const first = new Int32Array(bytes.length);
  const last = new Int32Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const bit = (from + index) * 8;
    first[index] = firstOf(view, run.first[offset + Math.floor(bit / bits)] ?? 0);
    last[index] = lastOf(view, run.last[offset + Math.floor((bit + 7) / bits)] ?? 0);
  }
  return { bytes, origin: { first, last } };
}
