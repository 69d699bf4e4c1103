import type { Defect, Reference } from "./reference-server.js";
import { references } from "./references.js";

/** With ASSAY_ALL_DEFECTS set, everything is tried to its end; a run on every change has no time for that. */
export const triesEverything = process.env["ASSAY_ALL_DEFECTS"] !== undefined;

/** The defects that this run of the tests switches on: all of them, or one in six. */
export function defectsOfThisRun(defects: readonly Defect[]): readonly Defect[] {
  return triesEverything ? defects : defects.filter((_, index) => index % 6 === 0);
}

const variants = [0, 1, 2, 3, 4] as const;

/**
 * The variants of a faultless server that this run tries: all of them, or two.
 *
 * Which two depends on the provider and on who asks, so that every variant is tried somewhere.
 */
export function variantsOfThisRun(reference: Reference, asker: 0 | 1 | 2): readonly number[] {
  if (triesEverything) return variants;
  const first = references.indexOf(reference) + asker;
  return [first % variants.length, (first + 2) % variants.length];
}
