import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import { standingSigns, standings } from "../../page-data/standing.js";
import type { ProviderTrend, TrendPoint } from "./standing-trend.js";
import { useWidth } from "./use-width.js";

const height = 120;

const layers = stack<TrendPoint, (typeof standings)[number]>()
  .keys(standings)
  .value(({ counts }, standing) => counts[standing]);

/** One provider's runs as columns, the most urgent standing at the foot. */
export function TrendColumns({ trend, title }: { readonly trend: ProviderTrend; readonly title: string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const { points } = trend;
  const most = Math.max(...points.map(({ counts }) => standings.reduce((sum, one) => sum + counts[one], 0)));
  const x = scaleBand<number>()
    .domain(points.map((_, index) => index))
    .range([0, Math.min(width, points.length * 56)])
    .paddingInner(0.15);
  const y = scaleLinear().domain([0, most]).range([height, 0]);
  return (
    <div class="chart-rows" ref={ref}>
      <p class="chart-group">
        <bdi>{title}</bdi>
      </p>
      <svg viewBox={`0 0 ${width} ${height + 18}`} width="100%" aria-hidden="true">
        {x.bandwidth() >= 26 &&
          points.map(({ startedAt, target }, index) => (
            <text
              key={startedAt}
              class="chart-text"
              x={(x(index) ?? 0) + x.bandwidth() / 2}
              y={height + 14}
              text-anchor="middle"
            >
              {target}
            </text>
          ))}
        {layers([...points]).map((layer) =>
          layer.map(([from, to], index) => {
            const [left, top, part] = [x(index) ?? 0, y(to), y(from) - y(to)];
            const room = Math.min(part, x.bandwidth());
            return to === from ? null : (
              <g key={`${layer.key} ${points[index]?.startedAt}`} class={`trend-${layer.key}`}>
                <rect x={left} y={top} width={x.bandwidth()} height={part} />
                {room >= 14 && (
                  <text x={left + x.bandwidth() / 2} y={top + part / 2 + 4} text-anchor="middle">
                    {standingSigns[layer.key].sign}
                    {x.bandwidth() >= 30 && ` ${to - from}`}
                  </text>
                )}
              </g>
            );
          }),
        )}
      </svg>
    </div>
  );
}
