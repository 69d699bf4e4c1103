/** Odd bytes in place of a JSON text. */
export interface RawOddity {
  readonly name: string;
  /** The odd bytes, from a valid JSON object or array as text. */
  readonly bytesFrom: (valid: string) => Uint8Array;
}

const encoder = new TextEncoder();
const text = (name: string, rewrite: (valid: string) => string): RawOddity => ({
  name,
  bytesFrom: (valid) => encoder.encode(rewrite(valid)),
});

/** Puts a text before the last bracket of an object. */
function beforeEnd(valid: string, inserted: string): string {
  const end = valid.lastIndexOf("}");
  return end < 0 ? valid : `${valid.slice(0, end)}${inserted}${valid.slice(end)}`;
}

/** What parsers of JSON disagree about, or fall over. */
export const rawJsonOddities: readonly RawOddity[] = [
  text("duplicate-members", (valid) => (valid.startsWith("{") ? valid.replace("{", '{"assayTwice":1,"assayTwice":2,') : valid)),
  text("byte-order-mark", (valid) => `\ufeff${valid}`),
  text("trailing-comma", (valid) => beforeEnd(valid, ",")),
  text("comment", (valid) => `/* comment */ ${valid}`),
  text("single-quotes", (valid) => valid.replaceAll('"', "'")),
  text("not-a-number", (valid) => beforeEnd(valid, ',"assayExtra":NaN')),
  text("infinite-number", (valid) => beforeEnd(valid, ',"assayExtra":1e999')),
  text("long-number", (valid) => beforeEnd(valid, `,"assayExtra":${"9".repeat(2_000)}`)),
  text("truncated", (valid) => valid.slice(0, Math.floor(valid.length / 2))),
  text("only-white-space", () => " \n\t "),
  text("deep-opening", () => "[".repeat(100_000)),
  text("lone-surrogate-escape", (valid) => beforeEnd(valid, ',"assayExtra":"\\ud800"')),
  { name: "invalid-utf-8", bytesFrom: (valid) => Buffer.concat([encoder.encode(valid.slice(0, -1)), Buffer.from([0xff, 0xfe, 0xc3, 0x28]), encoder.encode(valid.slice(-1))]) },
  { name: "binary", bytesFrom: () => Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256) },
];
