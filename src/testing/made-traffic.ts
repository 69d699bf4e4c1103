import type { ProviderResults } from "../report/results.js";

type Traffic = NonNullable<ProviderResults["traffic"]>[number];
type Coverage = NonNullable<ProviderResults["coverage"]>;

/** What an operation of made results was sent. */
export function madeTraffic(operation: string, index: number): Traffic {
  const factor = 2 ** index;
  return {
    operation,
    method: "POST",
    path: "/shelves",
    requests: 60,
    byKind: { positive: 20, negative: 25, robustness: 10, upkeep: 5 },
    statuses: { "201": 30, "400": 30 },
    failures: 0,
    latencyMs: {
      count: 60,
      sum: 180 * factor,
      max: 39.5 * factor,
      buckets: [1.26, 1.58, 2, 3.16, 39.8].map((ms, step) => [ms * factor, [10, 25, 15, 9, 1][step] ?? 0]),
    },
  };
}

/** What made results saw of a description: something of each part is not seen. */
export function madeCoverage(operations: readonly string[]): Coverage {
  const [first = "addShelf"] = operations;
  const pointer = "/paths/~1shelves/post";
  return {
    operations: operations.map((operation, index) => ({
      ...{ operation, method: "POST", path: "/shelves", pointer, sent: 9, accepted: index },
      ...(index === 0 ? { reason: "the server refused every request" } : {}),
    })),
    parameters: [
      {
        ...{
          operation: first,
          name: "page",
          in: "query",
          pointer: `${pointer}/parameters/0`,
          required: false,
        },
        ...{ present: { sent: 4, accepted: 4 }, absent: { sent: 2, accepted: 0 } },
      },
    ],
    keywords: [
      {
        ...{ pointer: `${pointer}/requestBody/maxLength`, keyword: "maxLength", operations: [first] },
        ...{ edge: { sent: 2, accepted: 1 }, broken: { sent: 3, refused: 0 } },
      },
    ],
    statuses: [
      { operation: first, status: "201", documented: true, pointer, seen: 30 },
      { operation: first, status: "409", documented: true, pointer, seen: 0 },
      { operation: first, status: "418", documented: false, seen: 2 },
    ],
  };
}
