import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";

/** A request that may create something, as it is put on record before it is sent. Nothing in it is secret. */
export interface Intent {
  readonly operation: string;
  /** What was sent in place of the operation's own method. */
  readonly method?: string;
  /** What the profile calls that which it makes; absent where the profile describes no such resource. */
  readonly resource?: string;
  /** Whose it is; absent: the first account's. */
  readonly account?: "second";
  /** Texts of the request that hold the run's prefix: what it makes is known by them. */
  readonly names: readonly string[];
  /** Where no name holds the prefix: other texts of the request by which what it makes may be known. */
  readonly traits?: readonly string[];
  /** The identifier that the request chose, where it chooses one. */
  readonly chosen?: string | number;
  /** Values of path and host that say where it is made, apart from what the environment supplies. */
  readonly place?: Readonly<Record<"path" | "server", Readonly<Record<string, Json>>>>;
  /** Names of parameters that were sent with a value that the environment supplies. */
  readonly supplied?: readonly {
    readonly in: "path" | "query" | "header" | "server";
    readonly name: string;
  }[];
}

/** What became of a request that may create something. The last one that is on record counts. */
export type Fate =
  /** It made nothing. */
  | { readonly is: "nothing" }
  /** It made this. */
  | { readonly is: "made"; readonly id: Json; readonly identifiers?: Readonly<Record<JsonPointer, Json>> }
  /** It may have made something; whatever answers no more may be at it still. */
  | { readonly is: "unknown"; readonly because: string; readonly isLost?: true }
  /** What it made is removed. */
  | { readonly is: "removed" }
  /** The target was asked and shows nothing that it made. */
  | { readonly is: "absent" }
  /** What it made, or may have made, could not be removed. */
  | { readonly is: "left"; readonly because: string; readonly id?: Json };

/** What a list showed before the run made anything in it. */
export interface SeenBefore {
  readonly resource: string;
  readonly account?: "second";
  readonly ids: readonly string[];
}

/** A record of what a run may have created, which outlives the run. */
export interface Ledger {
  /** Puts a request on record; it is durable once this resolves, with the number that the entry goes by. */
  readonly intend: (intent: Intent) => Promise<number>;
  /** Puts on record what became of an entry. */
  readonly note: (entry: number, fate: Fate) => void;
  /** Puts on record what was there before. */
  readonly noteSeen: (seen: SeenBefore) => void;
  /** Ends the record once the run has cleaned up. */
  readonly close: () => Promise<void>;
}

/** Whether an entry is settled: nothing is left of it. */
export function isSettled(fate: Fate | undefined): boolean {
  return fate?.is === "nothing" || fate?.is === "removed" || fate?.is === "absent";
}

/** A record that nobody keeps: what our own mock was asked to make ends with it. */
export function forgetfulLedger(): Ledger {
  let count = 0;
  return {
    intend: () => {
      count += 1;
      return Promise.resolve(count);
    },
    note: () => undefined,
    noteSeen: () => undefined,
    close: () => Promise.resolve(),
  };
}
