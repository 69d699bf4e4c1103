import type { PageSource } from "../page-source.js";
import { AddressProvider } from "../state/address.js";
import { PageSourceContext } from "../state/source-context.js";
import { Masthead } from "../views/masthead.js";
import { MatrixView } from "../views/matrix-view.js";

/** The whole page of one run. */
export function ReportPage({ page }: { readonly page: PageSource }) {
  return (
    <PageSourceContext.Provider value={page}>
      <AddressProvider>
        <a class="skip" href="#matrix">
          Skip to the promises
        </a>
        <Masthead overview={page.overview} />
        <main>
          <MatrixView overview={page.overview} />
        </main>
      </AddressProvider>
    </PageSourceContext.Provider>
  );
}
