import { useMemo } from "preact/hooks";
import { useAddress } from "../state/address.js";
import { usePageSource } from "../state/source-context.js";
import type { View } from "../state/view.js";
import { CaseFilters } from "./case-filters.js";
import { CaseList } from "./case-list.js";
import "./cases.css";
import { chooseCases } from "./choose-cases.js";
import { type ListedCase, listCases } from "./listed-case.js";
import { PrintedCases } from "./printed-cases.js";
import { useAllDetails } from "./use-all-details.js";
import { usePrinting } from "./use-printing.js";

/** Every case of the run: to be narrowed, searched and opened. */
export function CasesView() {
  const all = useAllDetails();
  const cases = useMemo(() => (all.kind === "ready" ? listCases(all.details) : []), [all]);
  return (
    <section class="cases" aria-labelledby="cases-heading">
      <h2 id="cases-heading">Cases</h2>
      {all.kind === "loading" && <p role="status">Unpacking the cases …</p>}
      {all.kind === "failed" && <p role="alert">The cases of this page cannot be read: {all.reason}</p>}
      {all.kind === "ready" && <Ready cases={cases} />}
    </section>
  );
}

function Ready({ cases }: { readonly cases: readonly ListedCase[] }) {
  const { view, show } = useAddress();
  const { overview } = usePageSource();
  const isPrinting = usePrinting();
  const { providers, kinds, verdicts, operation, search } = view;
  const chosen = useMemo(
    () => chooseCases(cases, view),
    [cases, providers, kinds, verdicts, operation, search],
  );
  const choose = (change: Partial<View>) => show(change, "search" in change ? "keepsPlace" : undefined);
  const toggle = (name: string) => show({ case: name === view.case ? "" : name });
  const isLost = view.case !== "" && !chosen.some(({ item }) => item.name === view.case);
  const isKnown = isLost && cases.some(({ item }) => item.name === view.case);
  return (
    <>
      <CaseFilters
        cases={cases}
        choice={{ providers, kinds, verdicts, operation, search }}
        titleOf={(name) => overview.providers.find((one) => one.name === name)?.title ?? name}
        choose={choose}
      />
      <p role="status" class="case-count">
        {chosen.length === cases.length ? "All" : `${chosen.length.toLocaleString("en")} of`}{" "}
        {cases.length.toLocaleString("en")} cases
        {chosen.length === 0 && ": nothing fits the filters"}
      </p>
      {isLost && (
        <p class="case-lost">
          The case <bdi>{view.case}</bdi>{" "}
          {isKnown
            ? "is hidden by the filters."
            : "is not in this run: its name was changed, or it was not planned."}
        </p>
      )}
      {isPrinting ? (
        <PrintedCases cases={chosen} open={view.case} />
      ) : (
        <CaseList cases={chosen} open={view.case} toggle={toggle} />
      )}
    </>
  );
}
