import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import type { Standing } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";

/**
 * What a provider's breaches leave to say: how the others of its promises stand, or its cases where it has none.
 *
 * @example "52 of 55 promises kept, 2 not seen, 1 unverifiable"
 */
export function remainderText(provider: ProviderOverview, promises: readonly PromiseOverview[]): string {
  const catalogue = promises.filter(({ isInCatalogue }) => isInCatalogue);
  const count = (standing: Standing) => catalogue.filter((one) => one.standing === standing).length;
  const breaks = promises.some(({ standing }) => standing === "broken");
  const beginning = breaks ? "" : "Nothing broken. ";
  if (catalogue.length === 0) return `${beginning}${caseText(provider)}`;
  const parts = [
    `${count("kept")} of ${plural(catalogue.length, "promise")} kept`,
    ...(count("excused") > 0 ? [`${count("excused")} excused by known deviations`] : []),
    ...(count("unseen") > 0 ? [`${count("unseen")} not seen`] : []),
    ...(count("unverifiable") > 0 ? [`${count("unverifiable")} unverifiable`] : []),
  ];
  return `${beginning}${parts.join(", ")}.`;
}

function caseText({ cases }: ProviderOverview): string {
  const sum = (verdict?: string) =>
    cases.reduce(
      (total, one) => (verdict === undefined || one.verdict === verdict ? total + one.cases : total),
      0,
    );
  if (sum() === 0) return "No case ran, and no catalogue of promises is there.";
  return `No catalogue of promises is there; of ${plural(sum(), "case")} from the description, ${sum("conforms")} conform.`;
}
