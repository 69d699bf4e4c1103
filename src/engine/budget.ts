/** What a request is for: a removal may use what creations have set aside for it. */
export type Purpose = "removal";

/** Requests and creations. */
export interface Amount {
  readonly requests: number;
  readonly creations: number;
}

/** What a run may still send: the one account of its requests and creations. */
export interface Budget {
  /** Takes one request; false when none is left beside what is set aside for removals and for other cases. */
  readonly takeRequest: (purpose?: Purpose) => boolean;
  /**
   * Takes one creation, before a request that may make something, and sets so many requests aside for its removal;
   * undefined when that does not fit beside the request itself.
   */
  readonly takeCreation: (removal: number) => Creation | undefined;
  /** Sets requests aside whatever is left, for a removal that is tried again later; gives what releases them. */
  readonly setAside: (requests: number) => () => void;
  /** Sets apart what a case needs, as a budget of its own that draws on the rest after that; undefined when it does not fit. */
  readonly allot: (needed: Amount) => Allotment | undefined;
  readonly requests: () => number;
  readonly creations: () => number;
  /** What is neither used nor set aside. */
  readonly left: () => Amount;
}

/** One creation that was taken from a budget. */
export interface Creation {
  /** Takes one more, before the same request is sent again after an answer that leaves its fate unknown. */
  readonly again: () => boolean;
  /** Gives the last one back: its request certainly made nothing. */
  readonly giveBack: () => void;
  /** Releases what was set aside: what it made is removed, or given up. */
  readonly settle: () => void;
}

/** A case's part of a budget. */
export interface Allotment extends Budget {
  /** Whether something was refused for want of budget. */
  readonly ranOut: () => boolean;
  /** Gives back what is left of it. */
  readonly close: () => void;
}

/** Why a request that may make something is not sent. */
export const spentOnCreations =
  "the budget of creations, or of the requests that removing one takes, is spent";

/** A budget with upper limits; `Infinity` is none. */
export function createBudget(maxRequests: number, maxCreates: number): Budget {
  const state: State = {
    maxRequests,
    maxCreates,
    requests: 0,
    creations: 0,
    heldRequests: 0,
    heldCreations: 0,
  };
  return budgetOn(state, { requests: 0, creations: 0 });
}

interface State {
  readonly maxRequests: number;
  readonly maxCreates: number;
  /** Sent, and taken. */
  requests: number;
  creations: number;
  /** Set aside for removals and cases. */
  heldRequests: number;
  heldCreations: number;
}

/** What is set apart for one case and not used yet; it counts as held. */
interface Own {
  requests: number;
  creations: number;
}

function budgetOn(state: State, own: Own): Budget {
  return {
    takeRequest: (purpose) => {
      if (state.requests >= state.maxRequests) return false;
      if (purpose === "removal") {
        state.requests += 1;
        return true;
      }
      if (own.requests > 0) {
        own.requests -= 1;
        state.heldRequests -= 1;
      } else if (freeRequests(state) < 1) return false;
      state.requests += 1;
      return true;
    },
    takeCreation: (removal) => {
      if (own.requests + freeRequests(state) < removal + 1) return undefined;
      if (!takeOneCreation(state, own)) return undefined;
      // What was set apart for the case is held already; it only changes hands.
      const moved = Math.min(own.requests, removal);
      own.requests -= moved;
      state.heldRequests += removal - moved;
      return creationOn(state, own, removal);
    },
    setAside: (requests) => {
      state.heldRequests += requests;
      return once(() => {
        state.heldRequests -= requests;
      });
    },
    allot: (needed) => allot(state, needed),
    requests: () => state.requests,
    creations: () => state.creations,
    left: () => ({ requests: freeRequests(state), creations: freeCreations(state) }),
  };
}

function creationOn(state: State, own: Own, removal: number): Creation {
  let taken = 1;
  return {
    again: () => {
      if (!takeOneCreation(state, own)) return false;
      taken += 1;
      return true;
    },
    giveBack: () => {
      if (taken === 0) return;
      taken -= 1;
      state.creations -= 1;
    },
    settle: once(() => {
      state.heldRequests -= removal;
    }),
  };
}

function takeOneCreation(state: State, own: Own): boolean {
  if (own.creations > 0) {
    own.creations -= 1;
    state.heldCreations -= 1;
  } else if (freeCreations(state) < 1) return false;
  state.creations += 1;
  return true;
}

function allot(state: State, { requests, creations }: Amount): Allotment | undefined {
  if (freeRequests(state) < requests || freeCreations(state) < creations) return undefined;
  const own: Own = { requests, creations };
  state.heldRequests += requests;
  state.heldCreations += creations;
  const budget = budgetOn(state, own);
  let ranOut = false;
  const noted = <T>(taken: T): T => {
    ranOut ||= taken === false || taken === undefined;
    return taken;
  };
  return {
    ...budget,
    takeRequest: (purpose) => noted(budget.takeRequest(purpose)),
    takeCreation: (removal) => noted(budget.takeCreation(removal)),
    ranOut: () => ranOut,
    close: once(() => {
      state.heldRequests -= own.requests;
      state.heldCreations -= own.creations;
      own.requests = 0;
      own.creations = 0;
    }),
  };
}

function freeRequests({ maxRequests, requests, heldRequests }: State): number {
  return maxRequests - requests - heldRequests;
}

function freeCreations({ maxCreates, creations, heldCreations }: State): number {
  return maxCreates - creations - heldCreations;
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
