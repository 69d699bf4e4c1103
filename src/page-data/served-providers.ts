import type { RunLine, Trend } from "./serve-content.js";

/** A provider on one of the targets that served it. */
export type ServedProvider = Pick<Trend, "provider" | "title" | "target" | "host">;

/** Every provider with the targets that served it in whole runs, those first that ran last. */
export function servedProviders(newestFirst: readonly RunLine[]): ServedProvider[] {
  const found = new Map<string, ServedProvider>();
  for (const { target, providers, shard } of newestFirst)
    for (const { name, title, host } of shard === undefined ? providers : []) {
      const key = JSON.stringify([name, target, host]);
      if (!found.has(key)) found.set(key, { provider: name, title, target, host });
    }
  return [...found.values()];
}
