import type { BaseOf } from "../resource-requests.js";
import type { Session } from "../session.js";
import type { CreatingRequest } from "./intent-of.js";
import type { Entry, LedgerBook } from "./ledger-book.js";
import type { Sightings } from "./sightings.js";
import type { Silence } from "./silence.js";

/** What keeps a live run from leaving anything behind, and from touching what it did not make. */
export interface Custody {
  readonly book: LedgerBook;
  readonly sightings: Sightings;
  readonly baseOf: BaseOf;
  readonly silence: Silence;
  /** Done before a request leaves. */
  readonly clear: (session: LiveSession, request: CreatingRequest) => Promise<Cleared>;
}

/** What became of a request before it leaves: its entry in the ledger, or the reason why it must not be sent. */
export type Cleared =
  | { readonly kind: "cleared"; readonly entry?: Entry }
  | { readonly kind: "held back"; readonly reason: string };

/** A session on a live target. */
export type LiveSession = Session & { readonly custody: Custody };

/** Whether a session is on a live target: what our own mock makes ends with it. */
export function isLive(session: Session): session is LiveSession {
  return session.custody !== undefined;
}
