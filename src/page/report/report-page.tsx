import type { ComponentChildren } from "preact";
import { CasesView } from "../cases/cases-view.js";
import { ChartsView } from "../charts/charts-view.js";
import type { PageSource } from "../page-source.js";
import { PromisesView } from "../promises/promises-view.js";
import { AddressProvider, useAddress } from "../state/address.js";
import { PageSourceContext } from "../state/source-context.js";
import { Masthead } from "../views/masthead.js";
import { Tabs } from "../views/tabs.js";

interface ReportPageProps {
  readonly page: PageSource;
  /** What stands above the run where it is one of many. */
  readonly above?: ComponentChildren;
}

/** The whole page of one run. */
export function ReportPage({ page, above }: ReportPageProps) {
  return (
    <PageSourceContext.Provider value={page}>
      <AddressProvider>
        <div class="page">
          <a class="skip" href="#main">
            Skip to the content
          </a>
          {above}
          <Masthead overview={page.overview} />
          <Tabs overview={page.overview} />
          <main id="main" tabIndex={-1}>
            <Part page={page} />
          </main>
        </div>
      </AddressProvider>
    </PageSourceContext.Provider>
  );
}

function Part({ page }: { readonly page: PageSource }) {
  const { view } = useAddress();
  switch (view.part) {
    case "cases":
      return <CasesView />;
    case "charts":
      return <ChartsView />;
    case "promises":
      return <PromisesView overview={page.overview} />;
  }
}
