import type { Operation } from "../../documents/model.js";
import type { CountedExchange } from "../session.js";
import { latencyStep, roundedMs } from "./latency-steps.js";
import type { OperationTraffic, SentFor } from "./operation-traffic.js";

/** Counts what goes out and comes back. */
export interface TrafficTally {
  readonly count: (counted: CountedExchange) => void;
  /** What was counted, by operation; those that nothing was sent to are left out. */
  readonly traffic: () => OperationTraffic[];
}

interface Counts {
  readonly operation: Operation;
  readonly byKind: Map<SentFor, number>;
  readonly statuses: Map<number, number>;
  readonly buckets: Map<number, number>;
  requests: number;
  failures: number;
  sumMs: number;
  maxMs: number;
}

/** A tally with nothing in it. */
export function createTrafficTally(): TrafficTally {
  const byOperation = new Map<string, Counts>();
  return {
    count: ({ operation, sentFor, exchange }) => {
      const counts = byOperation.get(operation.id) ?? noCounts(operation);
      byOperation.set(operation.id, counts);
      counts.requests += 1;
      add(counts.byKind, sentFor);
      const { response } = exchange;
      if (response === undefined) {
        counts.failures += 1;
        return;
      }
      add(counts.statuses, response.status);
      add(counts.buckets, latencyStep(response.durationMs));
      counts.sumMs += response.durationMs;
      counts.maxMs = Math.max(counts.maxMs, response.durationMs);
    },
    traffic: () =>
      [...byOperation.values()].map(told).sort((one, other) => (one.operation < other.operation ? -1 : 1)),
  };
}

function noCounts(operation: Operation): Counts {
  return {
    operation,
    byKind: new Map(),
    statuses: new Map(),
    buckets: new Map(),
    requests: 0,
    failures: 0,
    sumMs: 0,
    maxMs: 0,
  };
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function told({ operation, ...counts }: Counts): OperationTraffic {
  return {
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    requests: counts.requests,
    byKind: Object.fromEntries([...counts.byKind].sort(([one], [other]) => (one < other ? -1 : 1))),
    statuses: Object.fromEntries(counts.statuses),
    failures: counts.failures,
    latencyMs: {
      count: counts.requests - counts.failures,
      sum: roundedMs(counts.sumMs),
      max: roundedMs(counts.maxMs),
      buckets: [...counts.buckets].sort(([one], [other]) => one - other),
    },
  };
}
