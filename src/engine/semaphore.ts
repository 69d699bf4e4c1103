/** Lets a bounded number of holders in at a time, in order of arrival. */
export interface Semaphore {
  /** Takes one permit, or so many at once; never more than there are in all. */
  readonly acquire: (count?: number) => Promise<void>;
  readonly release: (count?: number) => void;
}

/** A semaphore with so many permits. */
export function createSemaphore(permits: number): Semaphore {
  let free = permits;
  const waiting: { readonly count: number; readonly enter: () => void }[] = [];
  const withinAll = (count: number) => Math.min(count, permits);
  return {
    acquire: (count = 1) => {
      const wanted = withinAll(count);
      // Who wants many is not overtaken by those who want few.
      if (waiting.length === 0 && free >= wanted) {
        free -= wanted;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push({ count: wanted, enter: resolve }));
    },
    release: (count = 1) => {
      free += withinAll(count);
      for (let next = waiting[0]; next !== undefined && next.count <= free; next = waiting[0]) {
        waiting.shift();
        free -= next.count;
        next.enter();
      }
    },
  };
}
