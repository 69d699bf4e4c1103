import type { Allotment, Budget } from "../budget.js";
import type { Case } from "../case.js";
import { firstPass } from "./within-budget.js";

/** Lets cases in, in order, each with what its first pass needs. */
export interface Admission {
  /** Waits for what others in flight may give back; undefined once that is not enough. */
  readonly admit: (item: Case) => Promise<Admitted | undefined>;
}

/** A case that may run. */
export interface Admitted {
  readonly budget: Allotment;
  /** Whether more may be sent than the case needs, to make a counterexample smaller. */
  readonly maySpend: boolean;
  readonly close: () => void;
}

/**
 * Guards a budget for the cases that cover the promises: what one of them needs is out of reach of all others as
 * soon as there is room for it.
 */
export function createAdmission(budget: Budget, cover: readonly Case[]): Admission {
  const guarded = new Map<Case, Allotment>();
  const pending = new Set(cover);
  const turnedAway = new Set<Case>();
  const inFlight = new Set<Allotment>();
  let wake: () => void = () => undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const guard = (): void => {
    for (const item of pending) {
      if (guarded.has(item)) continue;
      const allotment = budget.allot(firstPass(item));
      if (allotment !== undefined) guarded.set(item, allotment);
    }
  };
  const take = (item: Case): Allotment | undefined => {
    guard();
    const allotment = guarded.get(item) ?? budget.allot(firstPass(item));
    guarded.delete(item);
    if (allotment !== undefined) pending.delete(item);
    return allotment;
  };
  const admitNext = async (item: Case): Promise<Admitted | undefined> => {
    let allotment = take(item);
    while (allotment === undefined && inFlight.size > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      allotment = take(item);
    }
    if (allotment === undefined) {
      // It comes once more; after that nothing is kept for it.
      if (turnedAway.has(item)) pending.delete(item);
      turnedAway.add(item);
      return undefined;
    }
    const admitted = allotment;
    inFlight.add(admitted);
    return {
      budget: admitted,
      maySpend: guarded.size === pending.size,
      close: () => {
        admitted.close();
        inFlight.delete(admitted);
        wake();
      },
    };
  };
  return {
    admit: (item) => {
      // One after the other, so that a case that needs little does not take what one before it waits for.
      const admitted = turn.then(() => admitNext(item));
      turn = admitted;
      return admitted;
    },
  };
}
