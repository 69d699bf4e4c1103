import type { Overview } from "../../page-data/page-content.js";
import type { Standing } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";

/** Of more providers than these the head of the page tells how many. */
const mostNamed = 6;

/** What the promises came to: the sign at the head of the page, and a sentence below the verdict. */
export interface RunOutcome {
  readonly standing: Standing;
  /** Empty where no provider has any promise. */
  readonly sentence: string;
}

/** Weighs a run as its first screen tells it. */
export function outcomeOf(overview: Overview): RunOutcome {
  return { standing: standingOf(overview), sentence: sentenceOf(overview) };
}

function standingOf({ summary, interrupted, providers, notRun = [] }: Overview): Standing {
  if (summary.violates > 0) return "broken";
  const isPartial =
    interrupted === true || notRun.length > 0 || providers.some(({ stopped }) => stopped !== undefined);
  if (isPartial || summary.inconclusive > 0 || summary.stale > 0) return "warning";
  return providers.every(({ cases }) => cases.length === 0) ? "unseen" : "kept";
}

function sentenceOf({ providers }: Overview): string {
  const catalogue = providers.flatMap(({ promises }) =>
    promises.filter(({ isInCatalogue }) => isInCatalogue),
  );
  const isBroken = ({ standing }: { readonly standing: Standing }) => standing === "broken";
  const outside = providers
    .flatMap(({ promises }) => promises.filter(({ isInCatalogue }) => !isInCatalogue))
    .filter(isBroken).length;
  const apart = plural(outside, "breach").replace(/breachs$/u, "breaches");
  if (catalogue.length === 0) return outside === 0 ? "" : `${apart} of what the description states.`;
  const broken = catalogue.filter(isBroken).length;
  const kept = catalogue.filter(({ standing }) => standing === "kept").length;
  const begin = `${broken} of ${plural(catalogue.length, "documented promise")} ${broken === 1 ? "is" : "are"} broken`;
  return `${begin}${whereText(providers)}; ${kept} ${kept === 1 ? "was" : "were"} seen to hold.${outside === 0 ? "" : ` Beside them, ${apart} of the descriptions.`}`;
}

/** Which of several providers break any. */
function whereText(providers: Overview["providers"]): string {
  const breaking = providers.filter(({ promises }) =>
    promises.some(({ isInCatalogue, standing }) => isInCatalogue && standing === "broken"),
  );
  if (providers.length < 2 || breaking.length === 0) return "";
  if (breaking.length === providers.length && providers.length > 2)
    return `, at all ${providers.length} providers`;
  if (breaking.length > mostNamed) return `, at ${breaking.length} of ${providers.length} providers`;
  return `, at ${new Intl.ListFormat("en").format(breaking.map(({ title }) => title))}`;
}
