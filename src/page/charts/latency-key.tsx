import { type SymbolType, symbol, symbolCircle, symbolDiamond2, symbolSquare2 } from "d3-shape";

/** What is marked on a track. */
export type LatencyMarkKind = "p50" | "p95" | "max";

const marks: Readonly<Record<LatencyMarkKind, { readonly shape: SymbolType; readonly says: string }>> = {
  p50: { shape: symbolCircle, says: "half of the answers came within" },
  p95: { shape: symbolDiamond2, says: "95 % came within" },
  max: { shape: symbolSquare2, says: "the longest" },
};

/** A mark, told by its shape. */
export function LatencyMark({
  kind,
  x,
  y,
}: {
  readonly kind: LatencyMarkKind;
  readonly x: number;
  readonly y: number;
}) {
  const d = symbol(marks[kind].shape, 48)();
  return <path class={`latency-mark latency-${kind}`} d={d ?? ""} transform={`translate(${x},${y})`} />;
}

/** Which mark says what. */
export function LatencyKey() {
  return (
    <p class="chart-key small">
      {(["p50", "p95", "max"] as const).map((kind) => (
        <span key={kind}>
          <svg width="14" height="14" aria-hidden="true">
            <LatencyMark kind={kind} x={7} y={7} />
          </svg>{" "}
          {marks[kind].says}
        </span>
      ))}
    </p>
  );
}
