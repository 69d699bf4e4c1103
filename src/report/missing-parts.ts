import type { ProviderPart } from "./merge-provider.js";
import { plural } from "./plural.js";

/** What lacks for one run: of parts that were split alike every shard must be there, and every case of their plan. */
export function missingParts(parts: readonly ProviderPart[]): string[] {
  return splitAlike(parts).flatMap((group) => {
    const [{ provider, shard }] = group;
    const files = group.map(({ file }) => file).join(", ");
    const count = shard?.count ?? 1;
    const indexes = new Set(group.map((part) => part.shard?.index ?? 1));
    const missing = Array.from({ length: count }, (_, index) => index + 1)
      .filter((index) => !indexes.has(index))
      .map((index) => `${index}/${count}`);
    if (missing.length > 0)
      return [`${provider.name}: shard ${missing.join(", ")} is missing beside ${files}`];
    const names = new Set(group.flatMap((part) => part.provider.cases.map(({ name }) => name)));
    const lacking = (provider.plan?.cases ?? 0) - names.size;
    if (lacking <= 0 || group.some(({ ended }) => ended === "early")) return [];
    return [`${provider.name}: ${plural(lacking, "case")} of the plan in none of ${files}`];
  });
}

type Group = [ProviderPart, ...ProviderPart[]];

function splitAlike(parts: readonly ProviderPart[]): Group[] {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    const key = `${part.provider.plan?.digest ?? ""} in ${part.shard?.count ?? 1}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [part]);
    else known.push(part);
  }
  return [...groups.values()];
}
