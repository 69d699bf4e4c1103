/** A place in a file that a person can open. */
export interface Location {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** One-based. */
  readonly column: number;
}
