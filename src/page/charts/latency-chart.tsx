import { scaleLog } from "d3-scale";
import { groupedBy } from "../../core/grouped-by.js";
import type { ProviderDetails } from "../../page-data/page-content.js";
import { ChartFrame, NoChart, whyUntold } from "./chart-frame.js";
import { LatencyAxis } from "./latency-axis.js";
import { LatencyKey } from "./latency-key.js";
import { type LatencyRow, latencyRows } from "./latency-rows.js";
import { LatencyTrack } from "./latency-track.js";
import { durationText, stepStart } from "./quantile-of.js";
import { useWidth } from "./use-width.js";

const title = "How long answers took, by operation";
/** The rest is in the table. */
const mostOfProvider = 12;

interface LatencyChartProps {
  readonly details: readonly ProviderDetails[];
  readonly titleOf: (provider: string) => string;
  readonly isMock: boolean;
}

/** For each operation the distribution of its answers over time, with median, 95 % and the longest. */
export function LatencyChart({ details, titleOf, isMock }: LatencyChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const rows = latencyRows(details);
  const slowest = [...rows].sort((one, other) => other.p95 - one.p95)[0];
  if (slowest === undefined) return <NoChart title={title} why={whyNone(details)} />;
  const quickest = Math.min(...rows.map(({ buckets }) => stepStart(buckets[0]?.[0] ?? 1)));
  const longest = Math.max(...rows.map(({ max }) => max));
  const scale = scaleLog()
    .domain([quickest, Math.max(longest, quickest * 10)])
    .range([8, width - 8]);
  return (
    <ChartFrame
      title={title}
      says={
        "The higher the shape, the more answers took that long; each step of the scale is ten times the one before." +
        (isMock ? " These are times of the mock, not of the provider." : "")
      }
      label={`${rows.length} operations. The slowest is ${slowest.operation} of ${titleOf(slowest.provider)}: 95 % of its answers came within ${durationText(slowest.p95)}.`}
      table={tableOf(rows, titleOf)}
    >
      <div ref={ref} class="chart-rows">
        <LatencyKey />
        {[...groupedBy(rows, ({ provider }) => provider)].map(([provider, own]) => (
          <div key={provider} class="chart-rows">
            <p class="chart-group">
              <bdi>{titleOf(provider)}</bdi>
              {own.length > mostOfProvider && (
                <span class="soft small">
                  {" "}
                  the {mostOfProvider} slowest of {own.length}; the table has all
                </span>
              )}
            </p>
            {own.slice(0, mostOfProvider).map((row) => (
              <LatencyTrack key={row.operation} {...{ row, scale, width }} />
            ))}
          </div>
        ))}
        <LatencyAxis {...{ scale, width }} />
      </div>
    </ChartFrame>
  );
}

function tableOf(rows: readonly LatencyRow[], titleOf: (provider: string) => string) {
  return {
    caption: title,
    columns: ["Operation", "Provider", "Answers", "Mean", "Half within", "95 % within", "Longest"],
    rows: rows.map(({ provider, operation, answers, meanMs, p50, p95, max }) => [
      ...[operation, titleOf(provider), answers],
      ...[meanMs, p50, p95, max].map(durationText),
    ]),
  };
}

function whyNone(details: readonly ProviderDetails[]): string {
  return details.some(({ traffic }) => traffic !== undefined)
    ? "No operation answered in this run."
    : whyUntold;
}
