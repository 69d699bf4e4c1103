import type { ScaleLogarithmic } from "d3-scale";
import { area } from "d3-shape";
import { LatencyMark } from "./latency-key.js";
import type { LatencyRow } from "./latency-rows.js";
import { durationText, stepStart } from "./quantile-of.js";

interface LatencyTrackProps {
  readonly row: LatencyRow;
  readonly scale: ScaleLogarithmic<number, number>;
  readonly width: number;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Steps stand apart. */
const gap: Corner = { x: 0, y: 0 };
const height = 30;
const ground = height - 6;

/** One operation: its distribution as a stepped shape, its median, its 95 % and its longest as marks. */
export function LatencyTrack({ row, scale, width }: LatencyTrackProps) {
  const { operation, p50, p95, max } = row;
  return (
    <div class="chart-row">
      <p class="chart-label">
        <bdi>{operation}</bdi>
        <span class="soft">
          half {durationText(p50)} · 95 % {durationText(p95)} · longest {durationText(max)}
        </span>
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" aria-hidden="true" class="latency-track">
        <line class="chart-ground" x1="0" x2={width} y1={ground} y2={ground} />
        <path class="latency-shape" d={shapeOf(row, scale)} />
        <LatencyMark kind="p50" x={scale(p50)} y={ground} />
        <LatencyMark kind="p95" x={scale(p95)} y={ground} />
        <LatencyMark kind="max" x={scale(max)} y={ground} />
      </svg>
    </div>
  );
}

function shapeOf({ buckets, max }: LatencyRow, scale: ScaleLogarithmic<number, number>): string {
  const most = Math.max(...buckets.map(([, count]) => count));
  const corners = buckets.flatMap(([upToMs, count]): Corner[] => {
    const [from, to] = [scale(stepStart(upToMs)), scale(Math.min(upToMs, Math.max(max, stepStart(upToMs))))];
    const y = ground - Math.max(2, (count / most) * (ground - 2));
    return [{ x: from, y }, { x: to, y }, gap];
  });
  const draw = area<Corner>(
    ({ x }) => x,
    ground,
    ({ y }) => y,
  )
    .defined((corner) => corner !== gap)
    .digits(1);
  return draw(corners) ?? "";
}
