/** A body that no serialiser would write. */
export interface RawOddity {
  readonly name: string;
  readonly bytes: Uint8Array;
}
