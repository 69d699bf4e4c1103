/** One thing that the mock keeps to because `mock.state` of the profile says so, and that it can be told to break. */
export interface StateRule {
  /** Unique among the provider's rules and stable between runs, such as `bucket/create/taken name`. */
  readonly id: string;
  /** For people: what holds while the rule is kept, and what happens when it is broken. */
  readonly what: string;
  /** Operations in whose answers a breach can be seen. */
  readonly operations: readonly string[];
  /** Why no documentation promises it, where that is so. */
  readonly unpromised?: string;
}

/** Whether a rule is broken on purpose, by its id. */
export type BrokenRules = (ruleId: string) => boolean;

/** Every rule is kept. */
export const nothingBroken: BrokenRules = () => false;
