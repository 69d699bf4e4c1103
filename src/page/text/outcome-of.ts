import type { Overview } from "../../page-data/page-content.js";
import type { Standing } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";

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
  return providers.length === 0 ? "unseen" : "kept";
}

function sentenceOf({ providers }: Overview): string {
  const catalogue = providers.flatMap(({ promises }) =>
    promises.filter(({ isInCatalogue }) => isInCatalogue),
  );
  if (catalogue.length === 0) return "";
  const count = (standing: Standing) => catalogue.filter((promise) => promise.standing === standing).length;
  const breaking = providers.filter(({ promises }) => promises.some(({ standing }) => standing === "broken"));
  const where =
    providers.length < 2 || breaking.length === 0
      ? ""
      : breaking.length === providers.length
        ? `, at ${providers.length === 2 ? "both" : `all ${providers.length}`} providers`
        : `, at ${breaking.map(({ title }) => title).join(", ")}`;
  return `Of ${plural(catalogue.length, "documented promise")}, ${count("broken")} broken${where}; ${count("kept")} kept.`;
}
