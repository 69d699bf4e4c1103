import { groupedBy } from "../core/grouped-by.js";
import { addLatencies } from "../engine/traffic/latency-steps.js";
import type { OperationTraffic } from "../engine/traffic/operation-traffic.js";
import type { ProviderResults } from "./results.js";

/** What parts of one run sent, as one; absent where no part tells. */
export function mergeTraffic(
  parts: readonly Pick<ProviderResults, "traffic">[],
): Pick<ProviderResults, "traffic"> {
  const told = parts.flatMap(({ traffic }) => traffic ?? []);
  if (parts.every(({ traffic }) => traffic === undefined)) return {};
  const byOperation = [...groupedBy(told, ({ operation }) => operation).values()];
  return {
    traffic: byOperation.flatMap(together).sort((one, other) => (one.operation < other.operation ? -1 : 1)),
  };
}

function together(parts: readonly OperationTraffic[]): OperationTraffic[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { operation, method, path } = first;
  const sum = (of: (part: OperationTraffic) => number) => parts.reduce((total, part) => total + of(part), 0);
  return [
    {
      operation,
      method,
      path,
      requests: sum(({ requests }) => requests),
      byKind: addedUp(parts.map(({ byKind }) => byKind)),
      statuses: addedUp(parts.map(({ statuses }) => statuses)),
      failures: sum(({ failures }) => failures),
      latencyMs: addLatencies(parts.map(({ latencyMs }) => latencyMs)),
    },
  ];
}

function addedUp(parts: readonly Readonly<Partial<Record<string, number>>>[]): Record<string, number> {
  const total = new Map<string, number>();
  for (const part of parts)
    for (const [key, count = 0] of Object.entries(part)) total.set(key, (total.get(key) ?? 0) + count);
  return Object.fromEntries([...total].sort(([one], [other]) => (one < other ? -1 : 1)));
}
