/** Values that a run takes where the user decides nothing. */
export const suiteDefaults = {
  seed: 20_26,
  runs: 60,
  concurrency: 4,
  timeoutMs: 10_000,
  maxBodyBytes: 10 * 1024 * 1024,
} as const;
