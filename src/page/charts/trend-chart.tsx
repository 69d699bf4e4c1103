import type { HistoryRun } from "../../page-data/page-content.js";
import { standingSigns, standings } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";
import { dateText } from "../text/date-text.js";
import { ChartFrame, NoChart } from "./chart-frame.js";
import { type ProviderTrend, standingTrends } from "./standing-trend.js";
import { TrendColumns } from "./trend-columns.js";

const title = "From run to run";

interface TrendChartProps {
  /** Oldest first, the newest among them. */
  readonly runs: readonly HistoryRun[];
  readonly titleOf: (provider: string) => string;
}

/** How the promises of each provider stood from run to run. */
export function TrendChart({ runs, titleOf }: TrendChartProps) {
  const trends = standingTrends(runs);
  if (runs.length < 2)
    return (
      <NoChart
        title={title}
        why="There is no earlier run to compare with: assay verify keeps the next ones."
      />
    );
  return (
    <ChartFrame
      title={title}
      says={`A column is a run, the oldest first; its parts are how many promises stood how. ${targetsOf(runs)}`}
      label={`${plural(runs.length, "run")}. ${trends.map((trend) => sentenceOf(trend, titleOf)).join(" ")}`}
      table={{
        caption: title,
        columns: ["Run", "Provider", ...standings.map((standing) => standingSigns[standing].word)],
        rows: trends.flatMap(({ provider, points }) =>
          points.map(({ startedAt, target, counts }) => [
            ...[`${dateText(startedAt)}, ${target}`, titleOf(provider)],
            ...standings.map((standing) => counts[standing]),
          ]),
        ),
      }}
    >
      <p class="chart-key small">
        {standings.map((standing) => (
          <span key={standing}>
            <span class={`sign tone-${standing}`}>{standingSigns[standing].sign}</span>{" "}
            {standingSigns[standing].word}
          </span>
        ))}
      </p>
      <div class="chart-panels">
        {trends.map((trend) => (
          <TrendColumns key={trend.provider} trend={trend} title={titleOf(trend.provider)} />
        ))}
      </div>
    </ChartFrame>
  );
}

function targetsOf(runs: readonly HistoryRun[]): string {
  const live = runs.filter(({ target }) => target === "live").length;
  if (live === runs.length) return "All asked the live target.";
  const mock = "the mock, which says nothing of the provider.";
  return live === 0 ? `All asked ${mock}` : `Some asked the live target, some ${mock}`;
}

function sentenceOf({ provider, points }: ProviderTrend, titleOf: (provider: string) => string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `${titleOf(provider)}: ${first.counts.broken} broken in the first, ${last.counts.broken} in the last.`;
}
