import { FacetBoxes } from "../cases/facet-boxes.js";
import { useAllDetails } from "../cases/use-all-details.js";
import { useAddress } from "../state/address.js";
import { usePageSource } from "../state/source-context.js";
import "./charts.css";
import { ChangedPromises } from "./changed-promises.js";
import { CoverageChart } from "./coverage-chart.js";
import { LatencyChart } from "./latency-chart.js";
import { RequestsChart } from "./requests-chart.js";
import { runOfOverview, standingTrends } from "./standing-trend.js";
import { TrendChart } from "./trend-chart.js";

/** The run as charts: how long, how much, how far, and since when. */
export function ChartsView() {
  const all = useAllDetails();
  const { overview } = usePageSource();
  const { view, show } = useAddress();
  const isChosen = ({ name }: { readonly name: string }) =>
    view.providers.length === 0 || view.providers.includes(name);
  const titleOf = (name: string) => overview.providers.find((one) => one.name === name)?.title ?? name;
  const details = all.kind === "ready" ? all.details.filter(isChosen) : [];
  const runs = [...overview.history, runOfOverview(overview)].map((run) => ({
    ...run,
    providers: run.providers.filter(isChosen),
  }));
  return (
    <section class="charts" aria-labelledby="charts-heading">
      <h2 id="charts-heading">Charts</h2>
      <FacetBoxes
        legend="Provider"
        counts={new Map(overview.providers.map(({ name, requests }) => [name, requests]))}
        chosen={view.providers}
        labelOf={titleOf}
        choose={(chosen) => show({ providers: chosen })}
      />
      {all.kind === "loading" && <p role="status">Unpacking what the charts show …</p>}
      {all.kind === "failed" && <p role="alert">The numbers of this page cannot be read: {all.reason}</p>}
      {all.kind === "ready" && (
        <>
          <LatencyChart {...{ details, titleOf }} isMock={overview.target === "mock"} />
          <RequestsChart {...{ details, titleOf }} />
          <CoverageChart {...{ details, titleOf }} />
          <TrendChart runs={runs} titleOf={titleOf} />
          {runs.length > 1 && <ChangedPromises trends={standingTrends(runs)} titleOf={titleOf} />}
        </>
      )}
    </section>
  );
}
