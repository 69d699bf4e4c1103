/** What a run may still send. */
export interface Budget {
  /** Takes one request; false when none is left. */
  readonly takeRequest: () => boolean;
  /** Takes one creation; false when none is left. */
  readonly takeCreation: () => boolean;
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
    requests: () => requests,
    creations: () => creations,
  };
}
