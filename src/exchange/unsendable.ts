/** A value that HTTP has no way to carry as it is; nothing was sent. */
export interface Unsendable {
  readonly kind: "unsendable";
  /** What cannot be sent, where, and why: one sentence without a full stop. */
  readonly reason: string;
}

/** Says why a value cannot be sent. */
export function unsendable(reason: string): Unsendable {
  return { kind: "unsendable", reason };
}

/** Thrown by a codec for a value that its format cannot express; `serialiseRequest` turns it into an {@link Unsendable}. */
export class UnwritableValue extends Error {
  override readonly name = "UnwritableValue";
}
