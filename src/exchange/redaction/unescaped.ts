import { readEscape } from "./read-escape.js";
import { firstOf, lastOf, type View } from "./view.js";

/** The characters that begin an escape; `=` is for quoted-printable text alone. */
export const escapeMarks = ["%", "\\", "&"] as const;

/**
 * What a view says once every escape in it is undone, one layer of it: percent-encoding, JSON's and other
 * languages' backslashes, character references of XML and HTML, or quoted-printable. Undefined where there is none.
 */
export function unescaped(view: View, marks: readonly string[]): View | undefined {
  const { bytes } = view;
  const codes = marks.map((mark) => mark.charCodeAt(0));
  if (!codes.some((code) => bytes.includes(code))) return undefined;
  const written = new Uint8Array(bytes.length);
  const first = new Int32Array(bytes.length);
  const last = new Int32Array(bytes.length);
  let length = 0;
  let changed = false;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] ?? 0;
    const escape = codes.includes(byte) ? readEscape(bytes, index) : undefined;
    const taken = escape?.taken ?? 1;
    changed ||= escape !== undefined;
    for (const one of escape?.bytes ?? [byte]) {
      written[length] = one;
      first[length] = firstOf(view, index);
      last[length] = lastOf(view, index + taken - 1);
      length += 1;
    }
    index += taken;
  }
  if (!changed) return undefined;
  return {
    bytes: written.subarray(0, length),
    origin: { first: first.subarray(0, length), last: last.subarray(0, length) },
  };
}
