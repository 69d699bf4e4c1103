/** How long a read took to show what was written before it. */
export interface Convergence {
  readonly step: string;
  readonly ms: number;
  /** How often it was sent before it did. */
  readonly polls: number;
}
