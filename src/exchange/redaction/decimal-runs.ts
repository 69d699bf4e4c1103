import type { SymbolRun } from "./symbol-runs.js";

/** Rows of numbers below 256 with commas between: bytes as JSON and logs print them. */
export function eachDecimalRun(bytes: Uint8Array, shortest: number, visit: (run: SymbolRun) => void): void {
  if (!bytes.includes(44)) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  for (const found of text.matchAll(/(?<!\d)\d{1,3}(?:\s*,\s*\d{1,3})+(?!\d)/g)) {
    const numbers = [...found[0].matchAll(/\d+/g)];
    if (numbers.length < shortest) continue;
    const places = numbers.map((number) => found.index + number.index);
    visit({
      values: Uint8Array.from(numbers, ([digits]) => Math.min(255, Number(digits))),
      first: Int32Array.from(places),
      last: Int32Array.from(places, (place, index) => place + (numbers[index]?.[0].length ?? 1) - 1),
      length: numbers.length,
    });
  }
}
