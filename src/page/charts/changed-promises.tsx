import { useId } from "preact/hooks";
import { StandingMark } from "../parts/standing-badge.js";
import { dateText } from "../text/date-text.js";
import type { ProviderTrend } from "./standing-trend.js";

/** Older ones are in the chart. */
const mostRuns = 10;

interface ChangedPromisesProps {
  readonly trends: readonly ProviderTrend[];
  readonly titleOf: (provider: string) => string;
}

/** The promises that did not stand the same in all runs, run by run. */
export function ChangedPromises({ trends, titleOf }: ChangedPromisesProps) {
  const changing = trends.filter(({ changed }) => changed.length > 0);
  return (
    <section class="chart card">
      <h3>What changed</h3>
      {changing.length === 0 && <p>Every promise stood the same in all of these runs.</p>}
      {changing.map((trend) => (
        <ChangedTable key={trend.provider} trend={trend} title={titleOf(trend.provider)} />
      ))}
    </section>
  );
}

function ChangedTable({ trend, title }: { readonly trend: ProviderTrend; readonly title: string }) {
  const points = trend.points.slice(-mostRuns);
  const id = useId();
  return (
    <div class="chart-rows">
      <p class="chart-group" id={id}>
        <bdi>{title}</bdi>
        {trend.points.length > mostRuns && `, the last ${mostRuns} runs`}
      </p>
      <table class="changed" aria-labelledby={id}>
        <thead class="spoken">
          <tr>
            <th scope="col">Promise</th>
            {points.map(({ startedAt }) => (
              <th key={startedAt} scope="col">
                {dateText(startedAt)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.changed.map(({ id, standings }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{id}</bdi>
              </th>
              {standings.slice(-mostRuns).map((standing, index) => (
                <td key={points[index]?.startedAt}>
                  {standing === undefined ? (
                    <span class="spoken">not there</span>
                  ) : (
                    <StandingMark standing={standing} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
