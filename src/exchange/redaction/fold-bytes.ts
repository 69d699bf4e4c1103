/**
 * What a byte counts as where secrets are looked for: letters without case, and 0 for what may come in between or
 * be changed without harm: white space (lines get wrapped), `+` (a space in forms) and NUL (every other byte of
 * UTF-16).
 */
export const folded: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ([0, 9, 10, 13, 32, 43].includes(byte)) return 0;
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
});

/** Bytes as they are looked for. */
export function foldBytes(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => folded[byte] ?? 0).filter((byte) => byte !== 0);
}
