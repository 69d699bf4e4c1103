/** A row of symbols that each stand for some bits of something else. */
export interface SymbolRun {
  readonly values: Uint8Array;
  /** Where each symbol begins and ends in the bytes that were read. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly length: number;
}

/** An alphabet of symbols that bytes can be written in. */
export interface Alphabet {
  readonly bits: 4 | 6;
  /** The value of each byte that is a symbol; 255 for any other. */
  readonly values: Uint8Array;
  /** 1 for what may stand between two symbols, alone; 2 for what may stand there in any number. */
  readonly between: Uint8Array;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Both alphabets of base64; lines may be wrapped. */
export const base64: Alphabet = {
  bits: 6,
  values: valuesOf(
    [...letters].map((letter, value) => [letter, value] as const),
    [
      ["+", 62],
      ["-", 62],
      ["/", 63],
      ["_", 63],
    ],
  ),
  between: between("", "\r\n"),
};

/** Hexadecimal digits, also with one colon, hyphen, comma or space between. */
export const hexadecimal: Alphabet = {
  bits: 4,
  values: valuesOf(
    [..."0123456789abcdef"].map((digit, value) => [digit, value] as const),
    [..."ABCDEF"].map((digit, value) => [digit, value + 10] as const),
  ),
  between: between(":-, ", "\r\n"),
};

function valuesOf(...groups: readonly (readonly (readonly [string, number])[])[]): Uint8Array {
  const values = new Uint8Array(256).fill(255);
  for (const [symbol, value] of groups.flat()) values[symbol.charCodeAt(0)] = value;
  return values;
}

function between(once: string, often: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of once) table[character.charCodeAt(0)] = 1;
  for (const character of often) table[character.charCodeAt(0)] = 2;
  return table;
}

/** Every row of symbols of an alphabet that is long enough to matter. */
export function eachSymbolRun(
  bytes: Uint8Array,
  { values, between: gaps }: Alphabet,
  shortest: number,
  visit: (run: SymbolRun) => void,
): void {
  let from = 0;
  while (from < bytes.length) {
    while (from < bytes.length && values[bytes[from] ?? 0] === 255) from += 1;
    let to = from;
    let count = 0;
    let gap = 0;
    let end = from;
    for (; to < bytes.length; to += 1) {
      const byte = bytes[to] ?? 0;
      if (values[byte] !== 255) {
        count += 1;
        gap = 0;
        end = to + 1;
        continue;
      }
      const kind = gaps[byte] ?? 0;
      gap += kind === 1 ? 1 : 0;
      if (kind === 0 || gap > 1) break;
    }
    if (count >= shortest) visit(runOf(bytes.subarray(from, end), from, count, values));
    from = Math.max(end, from + 1);
  }
}

function runOf(bytes: Uint8Array, from: number, count: number, table: Uint8Array): SymbolRun {
  const values = new Uint8Array(count);
  const first = new Int32Array(count);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const value = table[bytes[index] ?? 0] ?? 255;
    if (value === 255) continue;
    values[length] = value;
    first[length] = from + index;
    length += 1;
  }
  return { values, first, last: first, length };
}
