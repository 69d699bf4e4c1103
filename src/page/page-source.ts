import type { Overview, ProviderDetails } from "../page-data/page-content.js";

/** Where the views take a run from: the file that they stand in, or a server. */
export interface PageSource {
  readonly overview: Overview;
  /** All cases and findings of a provider; asked for when they are first looked at, and kept. */
  readonly detailsOf: (provider: string) => Promise<ProviderDetails>;
}
