import { describe, expect, it } from "vitest";
import { findingsOf, inconclusiveReasons, verifyReference } from "./detect.js";
import { references } from "./references.js";

/** What a description implies must hold on every faultless server, whatever its style. */
describe.each(references.map((reference) => [reference.name, reference] as const))(
  "%s",
  (_name, reference) => {
    it.each([0, 1, 2, 3, 4])("keeps to what its description implies, in variant %i", async (variant) => {
      const { results, left } = await verifyReference(
        reference,
        { variant },
        { selection: { pattern: "*/workflow/inferred/*" }, seed: variant + 1, runs: 120 },
      );
      const seen = results.providers
        .flatMap(({ cases }) => cases)
        .filter(({ verdict }) => verdict === "conforms");

      expect(findingsOf(results, "violation")).toEqual([]);
      expect(findingsOf(results, "warning")).toEqual([]);
      expect(inconclusiveReasons(results)).toEqual([]);
      // The last style has no neighbours that remember anything.
      expect(seen.length).toBeGreaterThan(variant < 4 ? 2 : -1);
      if (variant < 4) expect(left).toEqual([]);
    });
  },
);

describe("without any workflow", () => {
  it.each([
    ["latitude", "name-cut", "read-agrees-with-request"],
    ["latitude", "get-other-id", "read-agrees-with-creation"],
    ["latitude", "deleted-readable", "deleted-is-gone"],
    ["flashback", "deleted-listed", "deleted-is-gone"],
    ["miget", "label-is-name", "read-agrees-with-request"],
    ["miget", "get-other-visibility", "read-agrees-with-creation"],
    ["wayscloud", "tracked-other-id", "read-agrees-with-creation"],
    ["obs", "deleted-readable", "deleted-is-gone"],
  ])("%s with the defect %s is found by %s", async (name, defect, check) => {
    const reference = references.find((candidate) => candidate.name === name);
    if (reference === undefined) throw new Error(`there is no reference server of ${name}`);
    const { results } = await verifyReference(
      reference,
      { defect },
      { selection: { pattern: "*/workflow/inferred/*" }, runs: 120 },
    );

    // The reading operation is described from other material: a breach there is a warning.
    expect(findingsOf(results, "warning").map((finding) => finding.check)).toContain(check);
  });
});
