import type { Overview, PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";

/** A promise that was kept, but for what is given. */
export function examplePromise(given: Partial<PromiseOverview> & { readonly id: string }): PromiseOverview {
  return {
    ...{
      promises: `Statement of ${given.id}.`,
      isInCatalogue: true,
      theme: "validation",
      strength: "stated",
    },
    ...{ standing: "kept", verifiedBy: [], contradictedBy: [], terms: [], findings: [] },
    ...given,
  };
}

/** A provider without anything to remark, but for what is given. */
export function exampleProvider(
  given: Partial<ProviderOverview> & { readonly name: string },
): ProviderOverview {
  return {
    ...{ title: given.name, address: "http://127.0.0.1:1", requests: 0, created: 0, deleted: 0, left: 0 },
    ...{ leftovers: [], notExercised: [], cases: [], promises: [] },
    ...given,
  };
}

/** A run that ended well, but for what is given. */
export function exampleOverview(given: Partial<Overview>): Overview {
  return {
    ...{ target: "live", seed: 1, startedAt: "2026-11-28T13:00:00.000Z", version: "0.0.0", sentence: "" },
    ...{ providers: [], problems: [], history: [] },
    summary: {
      ...{
        conforms: 0,
        violates: 0,
        deviates: 0,
        stale: 0,
        skipped: 0,
        inconclusive: 0,
        warnings: 0,
        gaps: 0,
      },
      ...{ requests: 0, seconds: 0, promises: { verified: 0, broken: 0, unverified: 0, unverifiable: 0 } },
    },
    ...given,
  };
}
