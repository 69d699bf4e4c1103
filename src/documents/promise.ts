import type { Strength } from "../core/finding.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Theme } from "../core/theme.js";

/** What one exchange must show for a promise: an operation (or `*` for all), a place in the description, a check. */
export interface ExchangeEvidence {
  readonly operation: string;
  readonly at: JsonPointer;
  readonly check: string;
}

/** One sentence of fact that the provider's documentation states. */
export interface DocumentedPromise {
  readonly id: string;
  readonly promises: string;
  readonly strength: Strength;
  /** What it is about, where the catalogue says so. */
  readonly theme?: Theme;
  readonly source: { readonly document: string; readonly at: string };
  readonly contradictedBy: readonly { readonly source: string; readonly says: string }[];
  readonly exchanges: readonly ExchangeEvidence[];
  readonly workflows: readonly string[];
  /** Why nobody can see it over HTTP. */
  readonly unverifiable?: string;
  /** What it takes several exchanges to see, while no workflow does. */
  readonly needsWorkflow?: string;
}
