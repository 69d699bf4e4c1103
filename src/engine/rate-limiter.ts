/** Waits until the next request may start. */
export type RateLimiter = (signal: AbortSignal) => Promise<void>;

/** Spaces requests evenly at so many a second; 0 is no limit. */
export function createRateLimiter(perSecond: number, now: () => number): RateLimiter {
  if (perSecond <= 0) return () => Promise.resolve();
  const gapMs = 1000 / perSecond;
  let nextAt = 0;
  return (signal) => {
    const at = Math.max(now(), nextAt);
    nextAt = at + gapMs;
    return pause(at - now(), signal);
  };
}

/** Waits so many milliseconds, or until the signal fires. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  if (durationMs <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, durationMs);
    signal.addEventListener("abort", finish);
  });
}
