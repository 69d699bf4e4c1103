import type { ScaleLogarithmic } from "d3-scale";
import { durationText } from "./quantile-of.js";

interface LatencyAxisProps {
  readonly scale: ScaleLogarithmic<number, number>;
  readonly width: number;
}

/** The powers of ten below the tracks. */
export function LatencyAxis({ scale, width }: LatencyAxisProps) {
  const powers = scale.ticks().filter((ms) => Math.abs(Math.log10(ms) - Math.round(Math.log10(ms))) < 1e-9);
  return (
    <svg viewBox={`0 0 ${width} 22`} width="100%" aria-hidden="true">
      {powers.map((ms) => {
        const x = scale(ms);
        const anchor = x < 24 ? "start" : x > width - 24 ? "end" : "middle";
        return (
          <g key={ms} transform={`translate(${x},0)`}>
            <line class="chart-tick" y2="5" />
            <text class="chart-text" y="18" text-anchor={anchor}>
              {durationText(ms)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
