/** Something that must end in time. */
export interface Timed {
  /** In milliseconds of `performance.now()`. */
  deadline: number;
  expire(): void;
}

/** Watches over things that all have the same time to live. */
export interface Deadlines {
  watch(timed: Timed): void;
  forget(timed: Timed): void;
  stop(): void;
}

/**
 * One timer for any number of exchanges: as all have the same limit, they expire in the order in which they
 * began, so the timer only ever looks at the oldest. Watching costs a set insertion, no timer of its own.
 */
export function watchDeadlines(timeoutMs: number): Deadlines {
  const open = new Set<Timed>();
  let timer: NodeJS.Timeout | undefined;
  const sweep = () => {
    timer = undefined;
    const now = performance.now();
    for (const timed of open) {
      if (timed.deadline > now) break;
      open.delete(timed);
      timed.expire();
    }
    schedule();
  };
  const schedule = () => {
    const [oldest] = open;
    if (timer !== undefined || oldest === undefined) return;
    timer = setTimeout(sweep, Math.max(1, Math.ceil(oldest.deadline - performance.now())));
    // An open socket keeps the process alive; a limit alone need not.
    timer.unref();
  };
  return {
    watch(timed) {
      timed.deadline = performance.now() + timeoutMs;
      open.add(timed);
      if (timer === undefined) schedule();
    },
    forget(timed) {
      open.delete(timed);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      open.clear();
    },
  };
}
