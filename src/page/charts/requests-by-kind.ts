import type { ProviderDetails, ProviderOverview } from "../../page-data/page-content.js";

/** How many requests one provider got for each kind of case. */
export interface KindRequests {
  readonly provider: string;
  readonly title: string;
  readonly kinds: readonly (readonly [kind: string, requests: number])[];
}

/** Requests by kind, most first: as the traffic tells them, else as the cases do, who do not tell the upkeep. */
export function requestsByKind(
  providers: readonly ProviderOverview[],
  details: readonly ProviderDetails[],
): KindRequests[] {
  return providers.map(({ name, title, cases }) => {
    const traffic = details.find((one) => one.name === name)?.traffic;
    const told =
      traffic?.flatMap(({ byKind }) => Object.entries(byKind)) ??
      cases.map(({ kind, requests }) => [kind, requests] as const);
    const sums = new Map<string, number>();
    for (const [kind, requests] of told) sums.set(kind, (sums.get(kind) ?? 0) + requests);
    const kinds = [...sums].filter(([, requests]) => requests > 0);
    return { provider: name, title, kinds: kinds.sort(([, one], [, other]) => other - one) };
  });
}
