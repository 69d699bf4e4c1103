import { isAtOrBelow } from "../core/json-pointer.js";
import type { Provider } from "../documents/model.js";
import type { Fault } from "../mock/faults/fault.js";

/** The promises whose evidence lies nearest to what a fault breaks. */
export function promisesAtRisk({ promises }: Provider, { operation, at }: Fault): string[] {
  if (at === undefined) return [];
  const near = promises.flatMap((promise) =>
    promise.exchanges
      .filter((evidence) => evidence.operation === "*" || evidence.operation === operation)
      .filter((evidence) => isAtOrBelow(at, evidence.at))
      .map((evidence) => ({ id: promise.id, depth: evidence.at.length })),
  );
  const deepest = Math.max(0, ...near.map(({ depth }) => depth));
  return [...new Set(near.filter(({ depth }) => depth === deepest).map(({ id }) => id))];
}
