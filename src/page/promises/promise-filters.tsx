import type { ComponentChildren } from "preact";
import { themes } from "../../core/theme.js";
import type { Overview } from "../../page-data/page-content.js";
import { standingSigns, standings } from "../../page-data/standing.js";
import { useAddress } from "../state/address.js";
import { choosePromises, isFiltering, noFilter } from "./choose-promises.js";
import { FilterMenu } from "./filter-menu.js";
import "./promise-filters.css";

type ListName = "providers" | "standings" | "themes" | "strengths";

interface PromiseFiltersProps {
  readonly overview: Overview;
  /** How many promises fit. */
  readonly shown: number;
  /** What stands before the search. */
  readonly children: ComponentChildren;
}

/** The legend of the signs, which filters too, the other filters, and the search. */
export function PromiseFilters({ overview, shown, children }: PromiseFiltersProps) {
  const { view, show } = useAddress();
  const all = overview.providers.flatMap(({ promises }) => promises);
  const others = choosePromises(overview.providers, { ...view, standings: [] }).flatMap(
    (one) => one.promises,
  );
  const toggle = (list: ListName, word: string) => {
    const now = view[list];
    show({ [list]: now.includes(word) ? now.filter((one) => one !== word) : [...now, word] });
  };
  const menu = (
    list: ListName,
    label: string,
    options: readonly (readonly [value: string, label: string])[],
  ) =>
    options.length > 1 && (
      <FilterMenu label={label} options={options} chosen={view[list]} toggle={(word) => toggle(list, word)} />
    );
  const has = (theme: string) => all.some((promise) => promise.theme === theme);
  return (
    <search class="filters" aria-label="Filters of the promises">
      <div class="filter-row">
        {children}
        <input
          type="search"
          aria-label="Search promises by id, statement, check or operation"
          aria-keyshortcuts="/"
          placeholder="Search id, statement, check, operation"
          value={view.search}
          onInput={({ currentTarget }) => show({ search: currentTarget.value }, "keepsPlace")}
        />
        {menu(
          "providers",
          "Provider",
          overview.providers.map(({ name, title }) => [name, title] as const),
        )}
        {menu(
          "themes",
          "Theme",
          themes.filter(has).map((theme) => [theme, theme] as const),
        )}
        {all.some(({ strength }) => strength === "shown") &&
          menu("strengths", "Strength", [
            ["stated", "stated by the text"],
            ["shown", "only shown by an example"],
          ])}
        <p role="status" class="soft small">
          {isFiltering(view) && `${shown} of ${all.length} shown`}
        </p>
        {isFiltering(view) && (
          <button type="button" class="button plain" onClick={() => show({ ...noFilter })}>
            Show all
          </button>
        )}
      </div>
      <fieldset class="legend">
        <legend class="spoken">Standing: what the signs mean, and which are shown</legend>
        {standings.map((standing) => {
          const { sign, word, means } = standingSigns[standing];
          const count = others.filter((promise) => promise.standing === standing).length;
          return (
            <button
              key={standing}
              type="button"
              class="button legend-item"
              title={means}
              aria-pressed={view.standings.includes(standing)}
              onClick={() => toggle("standings", standing)}
            >
              <span class={`sign tone-${standing}`} aria-hidden="true">
                {sign}
              </span>
              {word} <span class="soft">{count}</span>
            </button>
          );
        })}
      </fieldset>
    </search>
  );
}
