import { verdictSigns } from "../parts/verdict-signs.js";
import { useMedia } from "../state/use-media.js";
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
  const facets = (
    <>
      {boxes("Verdict", "verdicts")}
      {boxes("Kind", "kinds")}
      {boxes("Provider", "providers")}
    </>
  );
  // On a phone they would fill the screen before the first case.
  const isNarrow = useMedia("(max-width: 40rem)");
  const ticked = choice.verdicts.length + choice.kinds.length + choice.providers.length;
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
      {isNarrow ? (
        <details>
          <summary>
            Verdict, kind, provider
            {ticked > 0 && <strong>: {ticked} chosen</strong>}
          </summary>
          {facets}
        </details>
      ) : (
        facets
      )}
    </search>
  );
}
