import { isAtOrBelow, type JsonPointer } from "../core/json-pointer.js";
import type { Provider } from "../documents/model.js";
import type { DocumentedPromise, ExchangeEvidence } from "../documents/promise.js";

/** One promise with one piece of evidence for it. */
export interface Stake {
  readonly promise: DocumentedPromise;
  readonly evidence: ExchangeEvidence;
}

/** Finds the promise that a breach breaks. */
export interface PromiseIndex {
  /** Every stake of an operation, those of all operations (`*`) included. */
  readonly stakesOf: (operation: string | undefined) => readonly Stake[];
  readonly byId: ReadonlyMap<string, DocumentedPromise>;
  /** The promise whose evidence lies nearest to one of the places; of equals, the first listed. */
  readonly promiseAt: (
    check: string,
    operation: string | undefined,
    places: readonly JsonPointer[],
  ) => DocumentedPromise | undefined;
}

/** Indexes the promise catalogue of a provider by operation and check. */
export function createPromiseIndex(provider: Provider): PromiseIndex {
  const all: Stake[] = provider.promises.flatMap((promise) =>
    promise.exchanges.map((evidence) => ({ promise, evidence })),
  );
  const byOperation = new Map<string | undefined, readonly Stake[]>();
  const stakesOf = (operation: string | undefined): readonly Stake[] => {
    const known = byOperation.get(operation);
    if (known !== undefined) return known;
    const stakes = all.filter(
      ({ evidence }) => evidence.operation === "*" || evidence.operation === operation,
    );
    byOperation.set(operation, stakes);
    return stakes;
  };
  return {
    stakesOf,
    byId: new Map(provider.promises.map((promise) => [promise.id, promise])),
    promiseAt: (check, operation, places) => {
      let best: Stake | undefined;
      let bestPlace = Number.POSITIVE_INFINITY;
      for (const stake of stakesOf(operation)) {
        if (stake.evidence.check !== check) continue;
        const place = places.findIndex((pointer) => isAtOrBelow(pointer, stake.evidence.at));
        if (place < 0) continue;
        const longer = stake.evidence.at.length - (best?.evidence.at.length ?? -1);
        if (longer > 0 || (longer === 0 && place < bestPlace)) {
          best = stake;
          bestPlace = place;
        }
      }
      return best?.promise;
    },
  };
}
