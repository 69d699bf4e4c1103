import type { Overview, PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";

/** A promise with the provider that gives it. */
export interface ChosenPromise {
  readonly provider: ProviderOverview;
  readonly promise: PromiseOverview;
}

/** What names a promise in the address. */
export function promiseKey(provider: string, id: string): string {
  return `${provider}/${id}`;
}

/** The promise that an address names. */
export function promiseOfKey({ providers }: Overview, key: string): ChosenPromise | undefined {
  for (const provider of providers) {
    const promise = provider.promises.find(({ id }) => promiseKey(provider.name, id) === key);
    if (promise !== undefined) return { provider, promise };
  }
  return undefined;
}
