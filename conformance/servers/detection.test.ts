import { describe, expect, test } from "vitest";
import type { CaseKind } from "../../src/engine/case.js";
import { findingsOf, inconclusiveReasons, verifyReference } from "./detect.js";
import type { DefectCategory } from "./reference-server.js";
import { references } from "./references.js";

const seeds = [1, 7, 42, 20_26];

/** The kinds of case that are meant to find a category of defect; the others would only take time. */
const kindsFor: Partial<Record<DefectCategory, readonly CaseKind[]>> = {
  "accepts-invalid": ["negative"],
  "error-body": ["negative", "credentials"],
  "ignored-credential": ["credentials"],
  "server-error": ["robustness", "negative", "positive"],
  "dropped-connection": ["robustness"],
  "stack-trace": ["robustness", "negative"],
  "undocumented-method": ["method"],
  "unknown-reference": ["negative"],
};

describe.each(references)("$name", (reference) => {
  test.each([0, 1, 2, 3])("a faultless server gives no finding (variant %i)", async (variant) => {
    const { results, left } = await verifyReference(reference, { variant }, { seed: seeds[variant] ?? 1 });
    expect(findingsOf(results, "violation").map(({ message, curl }) => `${message} ${curl}`)).toEqual([]);
    expect(inconclusiveReasons(results)).toEqual([]);
    expect(left).toEqual([]);
  });

  test.each(reference.defects)("finds: $name", async (defect) => {
    const timeoutMs = defect.category === "slow" ? 600 : 5_000;
    const kinds = kindsFor[defect.category];
    const { results } = await verifyReference(
      reference,
      { defect: defect.name, variant: 0 },
      { timeoutMs, ...(kinds === undefined ? {} : { selection: { kinds } }) },
    );
    const found = findingsOf(results, "violation");
    const seen = defect.severity === "violation" ? found : [...found, ...findingsOf(results, "warning")];
    expect(seen.length, `nothing found for: ${defect.what}`).toBeGreaterThan(0);
    expect(seen.every(({ promise, constraint }) => promise !== undefined || constraint !== undefined)).toBe(true);
  });
});
