import type { StoredBytes } from "./recipe.js";

/** Bytes as they are stored: text where they are UTF-8, base64 where not. */
export function storeBytes(bytes: Uint8Array, templateOf: (text: string) => string): StoredBytes {
  const parts: ({ text: string } | { base64: string })[] = [];
  let start = 0;
  while (start < bytes.length) {
    const length = textLength(bytes, start);
    if (length > 0) parts.push({ text: templateOf(textOf(bytes.subarray(start, start + length))) });
    start += length;
    let end = start;
    while (end < bytes.length && textLength(bytes, end) === 0) end += 1;
    if (end > start) parts.push({ base64: Buffer.from(bytes.subarray(start, end)).toString("base64") });
    start = end;
  }
  return parts;
}

/** The bytes again. */
export function restoreBytes(stored: StoredBytes, resolve: (template: string) => string): Uint8Array {
  return Buffer.concat(
    stored.map((part) =>
      "text" in part ? Buffer.from(resolve(part.text)) : Buffer.from(part.base64, "base64"),
    ),
  );
}

/** How many bytes from here on are UTF-8. */
function textLength(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length) {
    const length = sequenceLength(bytes[end] ?? 0);
    if (length === 0 || end + length > bytes.length || !isText(bytes.subarray(end, end + length))) break;
    end += length;
  }
  return end - start;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 1) return true;
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array): string {
  return strict.decode(bytes);
}
