import { describe, expect, test } from "vitest";
import type { CaseKind } from "../../src/engine/case.js";
import { defectsOfThisRun } from "./defects-of-this-run.js";
import { findingsOf, inconclusiveReasons, verifyReference } from "./detect.js";
import type { Defect, DefectCategory, Reference } from "./reference-server.js";
import { styleOf } from "./style.js";

const seeds = [1, 7, 42, 20_26, 5];

/** Every kind of case but workflows, which have tests of their own. */
const oneExchange: readonly CaseKind[] = [
  "example",
  "positive",
  "boundary",
  "negative",
  "credentials",
  "method",
  "robustness",
];

/** The kinds of case that are meant to find a category of defect; the others would only take time. */
const kindsFor: Partial<Record<DefectCategory, readonly CaseKind[]>> = {
  "accepts-invalid": ["negative"],
  "error-body": ["example", "negative", "credentials"],
  "ignored-credential": ["credentials"],
  "server-error": ["positive", "negative", "credentials", "method", "robustness"],
  "dropped-connection": ["positive", "negative", "credentials", "robustness"],
  "stack-trace": ["negative", "credentials", "robustness"],
  "undocumented-method": ["method"],
  "unknown-reference": ["negative"],
};

/**
 * Registers the proof that the suite tells a provider's faultless servers from its faulty ones.
 *
 * @param notFound - Defects that the suite leaves alone, by name, each with the reason; one that it does find fails.
 */
export function describeDetection(reference: Reference, notFound: Readonly<Record<string, string>>): void {
  const defects = reference.defects.filter(({ category }) => category !== "behaviour");
  describe(reference.name, () => {
    test.each([0, 1, 2, 3, 4])("a faultless server gives no finding (variant %i)", async (variant) => {
      const seed = seeds[variant] ?? 1;
      const { results, left } = await verifyReference(reference, { variant }, { seed, allow: ["quota"] });
      expect(findingsOf(results, "violation").map(({ message, curl }) => `${message} ${curl}`)).toEqual([]);
      // What has nothing but its page can neither be looked into nor cleaned up.
      if (!styleOf(variant).neighbours) return;
      expect(inconclusiveReasons(results)).toEqual([]);
      expect(left).toEqual([]);
    });

    test.each(defectsOfThisRun(defects))("finds: $name", async (defect) => {
      const seen = await findingsFor(reference, defect);
      if (notFound[defect.name] === undefined)
        expect(seen.length, `nothing found for: ${defect.what}`).toBeGreaterThan(0);
      else expect(seen, `found after all: take it off the list`).toEqual([]);
      expect(seen.every(({ promise, constraint }) => promise !== undefined || constraint !== undefined)).toBe(
        true,
      );
    });

    test("every defect that is left alone exists", () => {
      expect(defects.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(notFound)));
    });
  });
}

async function findingsFor(reference: Reference, defect: Defect) {
  const timeoutMs = defect.category === "slow" ? 600 : 5_000;
  const kinds = kindsFor[defect.category] ?? oneExchange;
  const { results } = await verifyReference(
    reference,
    { defect: defect.name, variant: 0 },
    { timeoutMs, selection: { kinds } },
  );
  const found = findingsOf(results, "violation");
  return defect.severity === "violation" ? found : [...found, ...findingsOf(results, "warning")];
}
