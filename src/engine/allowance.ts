/** What a live run leaves out unless the user allows it. */
export const allowances = ["quota", "slow", "billable"] as const;

/** One thing that the user may allow. */
export type Allowance = (typeof allowances)[number];
