import type { Fault } from "./fault.js";
import type { Received } from "./message.js";
import type { Account } from "./obs-signature.js";
import type { Style } from "./style.js";

/** A bucket as the service keeps it. */
export interface ObsBucket {
  owner: string;
  region: string;
  readonly createdAt: number;
  locked: boolean;
  /** What is granted beyond the owner's full control. */
  acl: readonly Grant[];
  versioning: "Enabled" | "Suspended" | undefined;
  retention: string;
}

/** One line of an access control list. */
export interface Grant {
  readonly permission: string;
  /** An account, or undefined for everyone. */
  readonly account: string | undefined;
  readonly delivered: boolean;
}

/** Everything that the service knows. */
export interface ObsState {
  readonly accounts: readonly Account[];
  /** The default region first. */
  readonly regions: readonly string[];
  readonly buckets: Map<string, ObsBucket>;
  /** What is listed: the same, where nothing is wrong. */
  readonly listed: Map<string, ObsBucket>;
  /** When each deleted name was deleted. */
  readonly deleted: Map<string, number>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

/** A request whose signature is good. */
export interface ObsCall {
  readonly request: Received;
  readonly bucket: string;
  readonly account: Account;
  readonly of: string;
}
