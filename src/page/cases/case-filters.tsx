import { verdictSigns } from "../parts/verdict-signs.js";
import type { View } from "../state/view.js";
import { type CaseChoice, countByFacet, everyCase } from "./choose-cases.js";
import { FacetBoxes } from "./facet-boxes.js";
import type { ListedCase } from "./listed-case.js";
import { OperationSelect } from "./operation-select.js";

interface CaseFiltersProps {
  readonly cases: readonly ListedCase[];
  readonly choice: CaseChoice;
  readonly titleOf: (provider: string) => string;
  readonly choose: (change: Partial<View>) => void;
}

const verdictNames = new Map<string, string>(
  Object.entries(verdictSigns).map(([verdict, { sign, word }]) => [verdict, `${sign} ${word}`]),
);

/** What narrows the list of cases; each choice says how many cases it leaves. */
export function CaseFilters({ cases, choice, titleOf, choose }: CaseFiltersProps) {
  const isNarrowed = JSON.stringify({ ...everyCase, ...choice }) !== JSON.stringify(everyCase);
  const boxes = (legend: string, facet: "providers" | "kinds" | "verdicts") => (
    <FacetBoxes
      legend={legend}
      counts={countByFacet(cases, choice, facet)}
      chosen={choice[facet]}
      labelOf={facet === "providers" ? titleOf : (value) => verdictNames.get(value) ?? value}
      choose={(chosen) => choose({ [facet]: chosen })}
    />
  );
  return (
    <search class="case-filters card" aria-label="Cases">
      <div class="case-filter-line">
        <label>
          <span>Search</span>
          <input
            type="search"
            value={choice.search}
            placeholder="name, reason, message, promise"
            onInput={({ currentTarget }) => choose({ search: currentTarget.value })}
          />
        </label>
        <OperationSelect cases={cases} choice={choice} choose={choose} />
        <button
          type="button"
          class="button"
          disabled={!isNarrowed}
          onClick={() => choose({ ...everyCase, case: "" })}
        >
          Show all
        </button>
      </div>
      {boxes("Verdict", "verdicts")}
      {boxes("Kind", "kinds")}
      {boxes("Provider", "providers")}
    </search>
  );
}
