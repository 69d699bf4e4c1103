/** What a run may still send. */
export interface Budget {
  /** Takes one request; false when none is left. */
  readonly takeRequest: () => boolean;
  /** Takes one creation, before a request that may make something; false when none is left. */
  readonly takeCreation: () => boolean;
  /** Gives a creation back when the request made nothing. */
  readonly returnCreation: () => void;
  readonly requests: () => number;
  readonly creations: () => number;
}

/** A budget with upper limits; `Infinity` is none. */
export function createBudget(maxRequests: number, maxCreates: number): Budget {
  let requests = 0;
  let creations = 0;
  return {
    takeRequest: () => {
      if (requests >= maxRequests) return false;
      requests += 1;
      return true;
    },
    takeCreation: () => {
      if (creations >= maxCreates) return false;
      creations += 1;
      return true;
    },
    returnCreation: () => {
      creations -= 1;
    },
    requests: () => requests,
    creations: () => creations,
  };
}
