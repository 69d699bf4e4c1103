import type { Amount } from "../budget.js";

/**
 * What a case takes: so many passes, each of which sends and makes so much at most, the removal of what it makes
 * included; making a counterexample smaller, polling and what the server asks to be sent again come on top.
 */
export interface CaseCost {
  readonly passes: number;
  readonly pass: Amount;
  /** Creations of one pass that a faultless server carries out; the others are meant to be refused. */
  readonly keeps: number;
  /** What may come on top where a breach is made smaller. */
  readonly shrinking: Amount;
}

/** What a case that sends nothing takes. */
export const costsNothing: CaseCost = {
  passes: 0,
  pass: { requests: 0, creations: 0 },
  keeps: 0,
  shrinking: { requests: 0, creations: 0 },
};

/** So many passes at most go into making a counterexample smaller. */
export const mostShrinks = 60;

/** The cost of so many passes. */
export function costOf(passes: number, pass: Amount, keeps: number): CaseCost {
  return { passes, pass, keeps, shrinking: times(pass, mostShrinks) };
}

/** So much, so many times. */
export function times({ requests, creations }: Amount, count: number): Amount {
  return { requests: requests * count, creations: creations * count };
}

/** Both together. */
export function plus(left: Amount, right: Amount): Amount {
  return { requests: left.requests + right.requests, creations: left.creations + right.creations };
}
