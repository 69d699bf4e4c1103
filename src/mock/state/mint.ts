/** Where new identifiers come from: the same in every run, so that a run with the same requests is the same run. */
export interface Mint {
  /** Lower-case letters and digits. */
  readonly random: (length: number) => string;
  /** A UUID of version 4. */
  readonly uuid: () => string;
  /** Counts from 1. */
  readonly count: () => number;
}

/** A mint that begins anew. */
export function createMint(): Mint {
  let state = 0x9e3779b9;
  let minted = 0;
  const byte = (): number => {
    // The generator "mulberry32": short, and good enough for identifiers that need not be guarded.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 8) & 0xff;
  };
  return {
    random: (length) => Array.from({ length }, () => (byte() % 36).toString(36)).join(""),
    uuid: () => {
      const bytes = Array.from({ length: 16 }, byte);
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const text = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
      return [
        text.slice(0, 8),
        text.slice(8, 12),
        text.slice(12, 16),
        text.slice(16, 20),
        text.slice(20),
      ].join("-");
    },
    count: () => {
      minted += 1;
      return minted;
    },
  };
}
