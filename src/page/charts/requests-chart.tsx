import { scaleLinear } from "d3-scale";
import type { ProviderDetails } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";
import { ChartFrame, NoChart, whyUntold } from "./chart-frame.js";
import { type KindRequests, requestsByKind } from "./requests-by-kind.js";

const title = "Requests by kind of case";

interface RequestsChartProps {
  readonly details: readonly ProviderDetails[];
  readonly titleOf: (provider: string) => string;
}

/** What the requests of each provider were sent for, on one scale. */
export function RequestsChart({ details, titleOf }: RequestsChartProps) {
  const told = requestsByKind(details).map((one) => ({ ...one, title: titleOf(one.provider) }));
  if (told.length === 0) return <NoChart title={title} why={whyUntold} />;
  const counts = told.flatMap(({ kinds }) => kinds.map(([, requests]) => requests));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return <NoChart title={title} why="Nothing was sent in this run." />;
  const percent = scaleLinear()
    .domain([0, Math.max(...counts)])
    .range([0, 100]);
  return (
    <ChartFrame
      title={title}
      says="All bars have one scale. Upkeep makes, finds and removes what cases need."
      label={`${plural(total, "request")} to ${plural(told.length, "provider")}. ${told.map(mostOf).join(" ")}`}
      table={{
        caption: title,
        columns: ["Kind", "Provider", "Requests"],
        rows: told.flatMap(({ title: provider, kinds }) =>
          kinds.map(([kind, requests]) => [kind, provider, requests]),
        ),
      }}
    >
      <div class="chart-panels">
        {told.map(({ provider, title: name, kinds }) => (
          <div key={provider} class="chart-rows">
            <p class="chart-group">
              <bdi>{name}</bdi>
            </p>
            {kinds.length === 0 && <p class="soft">nothing was sent</p>}
            {kinds.map(([kind, requests]) => (
              <div key={kind} class="bar-row">
                <span>{kind}</span>
                <svg class="bar" width="100%" height="14" aria-hidden="true">
                  <rect class="bar-ground" width="100%" height="14" />
                  <rect class="bar-part" width={`${percent(requests)}%`} height="14" />
                </svg>
                <span class="number">{requests.toLocaleString("en")}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

function mostOf({ title: name, kinds }: KindRequests & { readonly title: string }): string {
  const [first] = kinds;
  return first === undefined ? "" : `${name}: most of them, ${first[1]}, for ${first[0]}.`;
}
