import type { PromiseIndex } from "../checks/promise-index.js";
import type { Exchange, Header } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Connection } from "../exchange/connection.js";
import type { TargetAddress } from "../exchange/target-address.js";
import type { Account, Authority } from "./authority.js";
import type { Binder } from "./binder.js";
import type { Budget } from "./budget.js";
import type { CaseKind, Trial } from "./case.js";
import type { Custody } from "./creations/custody.js";
import type { ExistingThings } from "./existing-things.js";
import type { Pacer } from "./pace/pacer.js";
import type { RequestPart } from "./request-part.js";
import type { Strictness } from "./strictness.js";
import type { TargetHealth } from "./target-health.js";
import type { SentFor } from "./traffic/operation-traffic.js";

/** Everything that sending requests to one provider needs. */
export interface Session {
  readonly provider: Provider;
  readonly address: TargetAddress;
  readonly connection: Connection;
  readonly binder: Binder;
  readonly authority: Authority;
  /** The credentials of the second account; without any where none is known. */
  readonly second: Authority;
  readonly promises: PromiseIndex;
  readonly partsOf: (operation: Operation) => readonly RequestPart[];
  readonly pacer: Pacer;
  readonly budget: Budget;
  readonly health: TargetHealth;
  readonly existing: ExistingThings;
  readonly timeoutMs: number;
  readonly now: () => Date;
  /** The run's prefix in fresh names. */
  readonly run: string;
  readonly signal: AbortSignal;
  readonly strictness: Strictness;
  /** Sent with every request, in place of what the description puts under the same name; a credential comes after. */
  readonly headers: readonly Header[];
  /** Keeps a live run from leaving anything behind, and from touching what is not its own; absent on our own mock. */
  readonly custody?: Custody;
  /** Whose credentials it goes by; absent: the first account's. */
  readonly account?: "second";
  /** The case that requests are sent for; absent where they clean up after several. */
  readonly caseName?: string;
  /** Its kind. */
  readonly caseKind?: CaseKind;
  readonly onExchange?: (exchange: Exchange, purpose: ExchangePurpose) => void;
  /** Told of everything that was sent, however often the same. */
  readonly count?: (counted: CountedExchange) => void;
  /** Told of each trial whose answer could be judged. */
  readonly countTrial?: (trial: Trial, exchange: Exchange) => void;
  /** Told before a wait that a person would notice. */
  readonly onWait?: (wait: Wait) => void;
  /** Moves the target's clock, where it has one that can be moved: then nobody waits. */
  readonly advance?: (ms: number) => void;
}

/** What an exchange was for. */
export interface ExchangePurpose {
  readonly caseName?: string;
  readonly operation?: Operation;
}

/** An exchange as it is counted. */
export interface CountedExchange {
  readonly operation: Operation;
  /** The request as data. */
  readonly value: RequestValue;
  readonly sentFor: SentFor;
  readonly exchange: Exchange;
}

/** A wait that a person would notice. */
export interface Wait {
  readonly ms: number;
  /** The workflow that waits before it asks again. */
  readonly workflow?: string;
  /** Why everything waits that is to be sent. */
  readonly reason?: string;
}

/** The session as one of the two accounts. */
export function asAccount<S extends Session>(session: S, account: Account): S {
  return account === "first" ? session : { ...session, authority: session.second, account };
}
