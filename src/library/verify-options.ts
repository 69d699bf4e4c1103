import type { Header } from "../core/exchange.js";
import type { SuiteRequest } from "../suite/prepare-suite.js";
import type { VerifyEvent } from "./verify-event.js";

/** What a program decides about a run; everything has a default. */
export interface VerifyOptions
  extends Omit<SuiteRequest, "providers" | "workingFolder" | "headers" | "wantsExchanges"> {
  /** Folders of `specs/`; all by default. */
  readonly providers?: readonly string[];
  /**
   * The folder whose `specs/` and `conformance/` count; the working folder by default. Paths in results are told
   * from here.
   */
  readonly folder?: string;
  /** A git revision: only cases that may end otherwise because of what changed in the documents since. */
  readonly changedSince?: string;
  /** Sent with every request; their values are masked in everything that is told. */
  readonly headers?: Readonly<Record<string, string>> | readonly Header[];
  /** Tell each exchange as an event too. */
  readonly exchanges?: boolean;
  /** Called with each event as it happens. What it throws ends the run, once what was created is removed. */
  readonly onEvent?: (event: VerifyEvent) => void;
}
