/** Lets a bounded number of holders in at a time, in order of arrival. */
export interface Semaphore {
  readonly acquire: () => Promise<void>;
  readonly release: () => void;
}

/** A semaphore with so many permits. */
export function createSemaphore(permits: number): Semaphore {
  let free = permits;
  const waiting: (() => void)[] = [];
  return {
    acquire: () => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    release: () => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}
