import type { Fault } from "../mock/faults/fault.js";

/** What proving a provider came to. */
export interface Proof {
  readonly provider: string;
  readonly title: string;
  /** Every fault with its fate, in the order of `faultsOf`. */
  readonly faults: readonly ProvedFault[];
  /** Every promise that the catalogue says is verified, with the faults that were seen to break it. */
  readonly promises: readonly ProvedPromise[];
  /** Entries of `unproved` in the profile that no surviving fault needs. */
  readonly unneeded: readonly string[];
  /** Whether all that were asked for had their turn. */
  readonly complete: boolean;
  /** Whether all that there are were asked for, and every case could find them. */
  readonly whole: boolean;
}

/** A fault and what became of it. */
export interface ProvedFault {
  readonly fault: Fault;
  readonly fate: Fate;
}

/** What becomes of a fault. */
export type Fate =
  | { readonly kind: "killed"; readonly by: Kill }
  | {
      readonly kind: "survived";
      /** Promises that could be broken so and nothing would notice. */
      readonly promises: readonly string[];
      /** How many cases met the fault and found nothing. */
      readonly cases: number;
    }
  /** It changes no answer that the suite could see, or the profile says why nothing need notice it. */
  | { readonly kind: "excluded"; readonly reason: string };

/** What noticed a fault. */
export interface Kill {
  readonly case: string;
  readonly check: string;
  readonly promise?: string;
  readonly message: string;
  /** Every promise whose check failed in the case. */
  readonly promises: readonly string[];
}

/** A promise that was, or was not, seen to fail. */
export interface ProvedPromise {
  readonly id: string;
  /** Faults that made its check fail. */
  readonly seenToFail: readonly string[];
}

/** How many faults were killed, of how many that could be. */
export interface Score {
  readonly killed: number;
  readonly of: number;
}

/** The score of some faults: those that are excluded do not count. */
export function scoreOf(faults: readonly ProvedFault[]): Score {
  const counted = faults.filter(({ fate }) => fate.kind !== "excluded");
  return { killed: counted.filter(({ fate }) => fate.kind === "killed").length, of: counted.length };
}
