import type { RunEvent } from "../engine/events.js";

/** A report that is written while the run goes, so that nothing of it is held in memory. */
export interface StreamingReport {
  readonly file: string;
  /** What it is for, in a few words. */
  readonly about: string;
  /** Whether it tells every exchange. */
  readonly wantsExchanges: boolean;
  readonly begin: (facts: { readonly version: string }) => StreamedText;
}

/** The text of a streaming report: its beginning, any number of items, and its end make one document. */
export interface StreamedText {
  readonly beginning: string;
  readonly between: string;
  readonly end: string;
  /** The item that an event adds; undefined where it adds none. */
  readonly itemOf: (event: RunEvent) => string | undefined;
}
