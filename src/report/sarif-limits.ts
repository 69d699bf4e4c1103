import { plural } from "./plural.js";
import type { SarifResult } from "./sarif-result.js";

/** So many results of a run GitHub keeps; of a larger file it keeps none. */
const mostResults = 5_000;
const mostBytes = 9_500_000;

/** Results that GitHub takes, the gravest first, and what was left out for it. */
export function withinLimits(all: readonly SarifResult[]): {
  readonly results: readonly SarifResult[];
  readonly notes: readonly string[];
} {
  const kept = all.slice(0, mostResults);
  const notes =
    kept.length < all.length
      ? [`SARIF: ${plural(all.length - kept.length, "finding")} left out: GitHub takes ${mostResults}.`]
      : [];
  if (sizeOf(kept) <= mostBytes) return { results: kept, notes };
  const bare = kept.map(({ webRequest: _, webResponse: __, ...result }): SarifResult => result);
  const told = [
    ...notes,
    "SARIF: exchanges left out: with them the file is larger than GitHub takes (10 MB).",
  ];
  let bytes = 0;
  const fitting = bare.filter((result) => {
    bytes += sizeOf([result]);
    return bytes <= mostBytes;
  });
  if (fitting.length === bare.length) return { results: bare, notes: told };
  const left = plural(bare.length - fitting.length, "finding");
  return {
    results: fitting,
    notes: [...told, `SARIF: ${left} left out: with them the file is larger than GitHub takes (10 MB).`],
  };
}

function sizeOf(results: readonly SarifResult[]): number {
  return results.reduce((sum, result) => sum + Buffer.byteLength(JSON.stringify(result)) + 2, 0);
}
