import { plural } from "./plural.js";
import type { ProviderResults } from "./results.js";

/** Which operations were left out for want of what, one line for each thing that was lacking. */
export function lackingLines({ name, cases }: ProviderResults): string[] {
  const byLack = new Map<string, Set<string>>();
  for (const { verdict, reason, operation } of cases) {
    const lack = /\b(the credential of [^;]+ needs .+, not set in the environment)/.exec(reason ?? "")?.[1];
    if (verdict !== "skipped" || lack === undefined || operation === undefined) continue;
    byLack.set(lack, (byLack.get(lack) ?? new Set()).add(operation));
  }
  return [...byLack].map(([lack, operations]) => {
    const [first, second, third, ...rest] = operations;
    const named = [first, second, third].filter((operation) => operation !== undefined).join(", ");
    const more = rest.length === 0 ? "" : ` and ${rest.length} more`;
    return `${name}: ${plural(operations.size, "operation")} not exercised in full: ${lack} (${named}${more})`;
  });
}
