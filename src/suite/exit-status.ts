import type { Results } from "../report/results.js";

/** Exit statuses of every command. */
export const exitStatus = { conforms: 0, broken: 1, usage: 2, inconclusive: 3 } as const;

/** 0, 1, 2 or 3. */
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/**
 * What a run's results exit with: a broken promise wins over what could not be concluded.
 *
 * Warnings and gaps are violations by now where the user asked for strictness.
 */
export function exitStatusOf(results: Results, interrupted: boolean): ExitStatus {
  const { summary, providers, problems } = results;
  if (summary.violates > 0 || summary.stale > 0) return exitStatus.broken;
  if (problems.length > 0) return exitStatus.usage;
  const stopped = providers.some((provider) => provider.stopped !== undefined);
  if (summary.inconclusive > 0 || stopped || interrupted) return exitStatus.inconclusive;
  return exitStatus.conforms;
}
