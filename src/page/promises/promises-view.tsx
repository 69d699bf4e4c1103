import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Overview } from "../../page-data/page-content.js";
import { useAddress } from "../state/address.js";
import { useMedia } from "../state/use-media.js";
import { BrokenList } from "./broken-list.js";
import { choosePromises, isFiltering } from "./choose-promises.js";
import { MatrixView } from "./matrix-view.js";
import { NoticesView } from "./notices-view.js";
import { PaperFindings } from "./paper-findings.js";
import { PromiseFilters } from "./promise-filters.js";
import { promiseOfKey } from "./promise-key.js";
import { PromiseList } from "./promise-list.js";
import { PromisePage } from "./promise-page.js";

/** The promises: what is broken, the matrix of all, or the one that is open. */
export function PromisesView({ overview }: { readonly overview: Overview }) {
  const { view } = useAddress();
  const { providers, standings, themes, strengths, search } = view;
  const chosen = useMemo(
    () => choosePromises(overview.providers, { providers, standings, themes, strengths, search }),
    [overview, providers, standings, themes, strengths, search],
  );
  const isOpen = view.promise !== "";
  useReturn(isOpen);
  const shown = chosen.reduce((sum, { promises }) => sum + promises.length, 0);
  const hasAny = overview.providers.some((provider) => provider.promises.length > 0);
  const hasCatalogue = overview.providers.some((provider) =>
    provider.promises.some(({ isInCatalogue }) => isInCatalogue),
  );
  const wanted = useMemo(
    () =>
      choosePromises(overview.providers, { providers, standings: [], themes: [], strengths: [], search: "" }),
    [overview, providers],
  );
  // What a column needs for sentences. Of one provider they are told above its matrix, at full width.
  const isWide = useMedia(`(min-width: ${7 + 11 * chosen.length}rem)`);
  const tellsInMatrix = isWide && chosen.length > 1 && shown > 0;
  return (
    <>
      {isOpen && (
        <PromisePage
          key={view.promise}
          name={view.promise}
          chosen={promiseOfKey(overview, view.promise)}
          among={chosen}
          overview={overview}
        />
      )}
      <div class="promises" hidden={isOpen}>
        {overview.providers.length > 0 && !tellsInMatrix && <BrokenList chosen={wanted} />}
        {hasAny && (
          <section class="promises-matrix" aria-labelledby="matrix-heading">
            <PromiseFilters overview={overview} shown={shown}>
              <h2 id="matrix-heading">{hasCatalogue ? "All promises" : "All breaches"}</h2>
            </PromiseFilters>
            <Matrices chosen={chosen} breaches={tellsInMatrix ? wanted : []} />
            {isFiltering(view) && shown > 0 && <PromiseList chosen={chosen} />}
          </section>
        )}
        <NoticesView overview={overview} />
        <PaperFindings chosen={wanted} />
      </div>
    </>
  );
}

interface MatricesProps {
  readonly chosen: ReturnType<typeof choosePromises>;
  readonly breaches: MatricesProps["chosen"];
}

/** Side by side where there is room, else one below the other. */
function Matrices({ chosen, breaches }: MatricesProps) {
  // The column of the themes, and what a column of tiles needs.
  const isNarrow = useMedia(`(max-width: ${7 + 8 * chosen.length}rem)`);
  const some = chosen.filter(({ promises }) => promises.length > 0);
  if (some.length === 0)
    return <p class="card soft">{chosen.length === 0 ? "No provider to show." : "No promise fits."}</p>;
  if (!isNarrow) return <MatrixView chosen={chosen} breaches={breaches} />;
  return (
    <>
      {some.map((one) => (
        <MatrixView key={one.provider.name} chosen={[one]} />
      ))}
    </>
  );
}

/** On opening a promise remembers where the reader was; on closing it goes back there. */
function useReturn(isOpen: boolean): void {
  const place = useRef<{ readonly scroll: number; readonly focused: Element | null } | undefined>(undefined);
  const wasOpen = useRef(isOpen);
  if (isOpen && !wasOpen.current) place.current = { scroll: scrollY, focused: document.activeElement };
  useLayoutEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    if (isOpen || place.current === undefined) return;
    const { scroll, focused } = place.current;
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    scrollTo(0, scroll);
  }, [isOpen]);
}
