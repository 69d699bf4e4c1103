import type { Fate, Intent, SeenBefore } from "../../src/engine/ledger.js";
import type { LedgerHeader } from "../../src/ledger/ledger-header.js";

/** A line of a ledger: the first is of the run, each other one of what it may have created. */
export type LedgerLine = LedgerHeader | EntryLine | FateLine | SeenLine | ClosingLine;

/** Put on record before the request is sent. */
interface EntryLine {
  /** The number that the entry goes by. */
  readonly entry: number;
  readonly intends: Intent;
  /** When it was written. */
  readonly at: string;
}

/** Put on record when it is known what became of an entry. */
interface FateLine {
  /** The number of the entry. */
  readonly entry: number;
  readonly fate: Fate;
  /** When it was written. */
  readonly at: string;
}

/** What a list showed before the run made anything in it: none of it is the run's. */
interface SeenLine {
  readonly before: SeenBefore;
  /** When it was written. */
  readonly at: string;
}

/** The run has ended its record. */
interface ClosingLine {
  readonly closed: {
    /** How many entries are open. */
    readonly open: number;
  };
  /** When it was written. */
  readonly at: string;
}
