import type { RawOddity } from "./raw-oddity.js";

/** Bodies made from a valid JSON text that only bytes can show: what no serialiser would write. */
export function rawJsonOddities(validText: string): RawOddity[] {
  const text = validText.trim();
  const isContainer = /^[[{]/u.test(text);
  const body = text.slice(0, -1);
  const last = text.slice(-1);
  const rows: [string, string | Uint8Array][] = [
    ["empty body", ""],
    ["white space only", " \r\n\t "],
    ["truncated text", text.slice(0, Math.max(1, Math.floor(text.length / 2)))],
    ["missing its last character", body],
    ["trailing comma", isContainer && body.length > 1 ? `${body},${last}` : `${text},`],
    ["trailing text", `${text} x`],
    ["two texts", `${text}${text}`],
    ["comments", `/* comment */ ${text} // comment`],
    ["single quotes", withFirst(text, '"member":1').replaceAll('"', "'")],
    ["unquoted names", "{name: 1}"],
    ["duplicate members", withFirst(text, '"duplicate":1,"duplicate":2')],
    ["NaN", withFirst(text, '"number":NaN')],
    ["Infinity", withFirst(text, '"number":Infinity')],
    ["number beyond any double", withFirst(text, '"number":1e999')],
    ["number with a leading zero", withFirst(text, '"number":01')],
    ["unescaped control character", withFirst(text, '"text":"a\u0000b"')],
    ["bad escape", withFirst(text, '"text":"\\x"')],
    [
      "member nested 5,000 levels",
      withFirst(text, `"nested":${'{"inner":'.repeat(5_000)}1${"}".repeat(5_000)}`),
    ],
    ["nested 100,000 levels", "[".repeat(100_000)],
    ["byte order mark", joined([0xef, 0xbb, 0xbf], text)],
    ["invalid UTF-8", joined([], withFirst(text, '"text":"\u0001"'), [0x01, 0xff])],
    ["UTF-16", utf16(text)],
  ];
  const encoder = new TextEncoder();
  return rows.map(([name, content]) => ({
    name,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  }));
}

/** The text with one more member, or item, at its front; a scalar goes into an object. */
function withFirst(text: string, member: string): string {
  if (text.startsWith("{")) return /^\{\s*\}$/u.test(text) ? `{${member}}` : `{${member},${text.slice(1)}`;
  if (text.startsWith("["))
    return /^\[\s*\]$/u.test(text) ? `[{${member}}]` : `[{${member}},${text.slice(1)}`;
  return `{${member}}`;
}

/** A text as bytes with others before it, and with one byte replaced by another. */
function joined(before: readonly number[], text: string, [from, to]: readonly number[] = []): Uint8Array {
  const bytes = [...before, ...new TextEncoder().encode(text)];
  return Uint8Array.from(bytes, (byte) => (byte === from && to !== undefined ? to : byte));
}

function utf16(text: string): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
  return Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
}
