import type { ProviderDetails } from "../../page-data/page-content.js";

/** How many requests one provider got for each kind of case. */
export interface KindRequests {
  readonly provider: string;
  readonly kinds: readonly (readonly [kind: string, requests: number])[];
}

/** Requests by kind, most first, of the providers whose results tell them. */
export function requestsByKind(details: readonly ProviderDetails[]): KindRequests[] {
  return details.flatMap(({ name, traffic }) => {
    if (traffic === undefined) return [];
    const sums = new Map<string, number>();
    for (const { byKind } of traffic)
      for (const [kind, requests] of Object.entries(byKind)) sums.set(kind, (sums.get(kind) ?? 0) + requests);
    return { provider: name, kinds: [...sums].sort(([, one], [, other]) => other - one) };
  });
}
