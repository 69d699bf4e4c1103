import { describe, expect, test } from "vitest";
import { findingsOf, inconclusiveReasons, verifyReference } from "./detect.js";
import { references } from "./references.js";

const seeds = [1, 7, 42, 20_26];

describe.each(references)("$name", (reference) => {
  test.each([0, 1, 2, 3])("a faultless server gives no finding (variant %i)", async (variant) => {
    const { results, left } = await verifyReference(reference, { variant }, { seed: seeds[variant] ?? 1 });
    expect(findingsOf(results, "violation").map(({ message, curl }) => `${message} ${curl}`)).toEqual([]);
    expect(inconclusiveReasons(results)).toEqual([]);
    expect(left).toEqual([]);
  });

  test.each(reference.defects)("finds: $name", async (defect) => {
    const timeoutMs = defect.category === "slow" ? 1_000 : 5_000;
    const { results } = await verifyReference(reference, { defect: defect.name, variant: 0 }, { timeoutMs });
    const found = findingsOf(results, "violation");
    const seen = defect.severity === "violation" ? found : [...found, ...findingsOf(results, "warning")];
    expect(seen.length, `nothing found for: ${defect.what}`).toBeGreaterThan(0);
    expect(seen.every(({ promise, constraint }) => promise !== undefined || constraint !== undefined)).toBe(true);
    if (defect.promises.length > 0 && defect.severity === "violation")
      expect(seen.map(({ promise }) => promise)).toEqual(expect.arrayContaining([expect.any(String)]));
  });
});
