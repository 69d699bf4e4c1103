import { describe, expect, test } from "vitest";
import { defectsOfThisRun } from "./defects-of-this-run.js";
import { findingsOf, inconclusiveReasons, verifyReference } from "./detect.js";
import type { Defect, Reference } from "./reference-server.js";
import { styleOf } from "./style.js";

/** Options of a run that looks at what several requests show, and at nothing else. */
const workflows = { selection: { kinds: ["workflow"] }, allow: ["quota"], runs: 3 } as const;

/** Which defects are not like the others. */
export interface Exceptions {
  /** Those that the suite leaves alone, by name, each with the reason; one that it does find fails. */
  readonly notFound?: Readonly<Record<string, string>>;
  /** Those that show only to who may wait. */
  readonly slow?: readonly string[];
}

/**
 * Registers the proof that workflows tell a provider's faultless servers from those that misbehave over several
 * requests, and name the promise.
 */
export function describeBehaviourDetection(
  reference: Reference,
  { notFound = {}, slow = [] }: Exceptions = {},
): void {
  const defects = reference.defects.filter(({ category }) => category === "behaviour");
  describe(reference.name, () => {
    test.each([
      [0, 11],
      [1, 12],
      [2, 13],
      [3, 14],
      [4, 15],
    ])("a faultless server gives no finding (variant %i, seed %i)", async (variant, seed) => {
      const { results, left } = await verifyReference(reference, { variant }, { ...workflows, seed });
      expect(findingsOf(results, "violation").map(({ message, curl }) => `${message} ${curl}`)).toEqual([]);
      // What has nothing but its page can neither be looked into nor cleaned up.
      if (!styleOf(variant).neighbours) return;
      expect(inconclusiveReasons(results)).toEqual([]);
      expect(left).toEqual([]);
    });

    test.each(defectsOfThisRun(defects))("finds, and names the promise: $name", async (defect) => {
      const allow = slow.includes(defect.name) ? (["quota", "slow"] as const) : workflows.allow;
      const named = await promisesNamed(reference, defect, allow);
      if (notFound[defect.name] === undefined)
        expect(named, `not found: ${defect.what}`).toEqual(expect.arrayContaining([expect.anything()]));
      else expect(named, `found after all: take it off the list`).toEqual([]);
    });

    test("every exception exists", () => {
      expect(defects.map(({ name }) => name)).toEqual(
        expect.arrayContaining([...Object.keys(notFound), ...slow]),
      );
    });
  });
}

/** The promises that findings name, of those that the defect breaks; any check's id where it breaks none. */
async function promisesNamed(
  reference: Reference,
  defect: Defect,
  allow: readonly ("quota" | "slow")[],
): Promise<readonly string[]> {
  const { results } = await verifyReference(
    reference,
    { defect: defect.name, variant: 0 },
    { ...workflows, allow, convergenceMs: 0 },
  );
  const found = findingsOf(results, "violation");
  const counted = defect.severity === "violation" ? found : [...found, ...findingsOf(results, "warning")];
  return defect.promises.length === 0
    ? counted.map(({ promise, check }) => promise ?? check)
    : counted.flatMap(({ promise }) =>
        promise !== undefined && defect.promises.includes(promise) ? [promise] : [],
      );
}
