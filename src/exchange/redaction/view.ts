/** Bytes that are looked through: those of a text, or what a part of it stands for in some encoding. */
export interface View {
  readonly bytes: Uint8Array;
  /** Where in the text each byte comes from, as first and last byte there; absent where it is the text itself. */
  readonly origin?: { readonly first: Int32Array; readonly last: Int32Array };
}

/** The first byte of the text that a byte of a view comes from. */
export function firstOf({ origin }: View, index: number): number {
  return origin === undefined ? index : (origin.first[index] ?? 0);
}

/** The last byte of the text that a byte of a view comes from. */
export function lastOf({ origin }: View, index: number): number {
  return origin === undefined ? index : (origin.last[index] ?? 0);
}
