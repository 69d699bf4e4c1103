import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";

/**
 * What to know of a provider beside its breaches: how many of its promises were kept, or of its cases where it has none.
 *
 * @example "52 of 55 kept, 2 excused"
 */
export function remainderText(provider: ProviderOverview, promises: readonly PromiseOverview[]): string {
  const catalogue = promises.filter(({ isInCatalogue }) => isInCatalogue);
  if (catalogue.length === 0) return caseText(provider);
  const kept = catalogue.filter(({ standing }) => standing === "kept").length;
  const excused = promises.filter(({ standing }) => standing === "excused").length;
  return `${kept} of ${catalogue.length} kept${excused > 0 ? `, ${excused} excused` : ""}`;
}

function caseText({ cases }: ProviderOverview): string {
  const all = cases.reduce((sum, one) => sum + one.cases, 0);
  if (all === 0) return "no case ran";
  const conform = cases.reduce((sum, one) => (one.verdict === "conforms" ? sum + one.cases : sum), 0);
  return `no catalogue of promises; ${conform} of ${plural(all, "case")} conform`;
}
