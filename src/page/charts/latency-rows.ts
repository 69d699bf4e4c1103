import type { OperationTraffic, ProviderDetails } from "../../page-data/page-content.js";
import { quantileOf } from "./quantile-of.js";

/** How long one operation took to answer. */
export interface LatencyRow {
  readonly provider: string;
  readonly operation: string;
  readonly answers: number;
  readonly meanMs: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly buckets: OperationTraffic["latencyMs"]["buckets"];
}

/** Every operation that answered, the slowest of each provider first. */
export function latencyRows(details: readonly ProviderDetails[]): LatencyRow[] {
  return details.flatMap(({ name, traffic = [] }) =>
    traffic
      .filter(({ latencyMs }) => latencyMs.count > 0)
      .map(({ operation, latencyMs }) => ({
        provider: name,
        operation,
        answers: latencyMs.count,
        meanMs: latencyMs.sum / latencyMs.count,
        p50: quantileOf(latencyMs, 0.5),
        p95: quantileOf(latencyMs, 0.95),
        max: latencyMs.max,
        buckets: latencyMs.buckets,
      }))
      .sort((one, other) => other.p95 - one.p95),
  );
}
