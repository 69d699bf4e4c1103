/** One line of a body as it is shown. */
export interface BodyLine {
  readonly text: string;
  /** How far in it stands. */
  readonly depth: number;
  /** JSON Pointer of the value that it belongs to; in XML, the names of the elements below the root. */
  readonly place: string;
}
