import { describe, expect, test } from "vitest";
import type { CaseKind } from "../../src/engine/case.js";
import { findingsOf, inconclusiveReasons, verifyReference } from "./detect.js";
import type { Defect, DefectCategory, Reference } from "./reference-server.js";
import { styleOf } from "./style.js";

const seeds = [1, 7, 42, 20_26, 5];

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
  describe(reference.name, () => {
    test.each([0, 1, 2, 3])("a faultless server gives no finding (variant %i)", async (variant) => {
      const { results, left } = await verifyReference(reference, { variant }, { seed: seeds[variant] ?? 1 });
      expect(findingsOf(results, "violation").map(({ message, curl }) => `${message} ${curl}`)).toEqual([]);
      expect(inconclusiveReasons(results)).toEqual([]);
      // What its page alone describes has no way to delete anything.
      if (styleOf(variant).neighbours) expect(left).toEqual([]);
    });

    test.each(reference.defects.filter(({ category }) => category !== "behaviour"))(
      "finds: $name",
      async (defect) => {
        const seen = await findingsFor(reference, defect);
        if (notFound[defect.name] === undefined)
          expect(seen.length, `nothing found for: ${defect.what}`).toBeGreaterThan(0);
        else expect(seen, `found after all: take it off the list`).toEqual([]);
        expect(
          seen.every(({ promise, constraint }) => promise !== undefined || constraint !== undefined),
        ).toBe(true);
      },
    );

    test("every defect that is left alone exists", () => {
      expect(reference.defects.map(({ name }) => name)).toEqual(
        expect.arrayContaining(Object.keys(notFound)),
      );
    });
  });
}

async function findingsFor(reference: Reference, defect: Defect) {
  const timeoutMs = defect.category === "slow" ? 600 : 5_000;
  const kinds = kindsFor[defect.category];
  const { results } = await verifyReference(
    reference,
    { defect: defect.name, variant: 0 },
    { timeoutMs, ...(kinds === undefined ? {} : { selection: { kinds } }) },
  );
  const found = findingsOf(results, "violation");
  return defect.severity === "violation" ? found : [...found, ...findingsOf(results, "warning")];
}
