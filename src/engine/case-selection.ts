import type { Case, CaseKind } from "./case.js";
import { hashOf } from "./seeded-random.js";

/** Which cases of a plan run. */
export interface CaseSelection {
  /** Glob-like: `*` stands for anything; a name without `*` matches itself and all below it. */
  readonly pattern?: string;
  /** Exactly these. */
  readonly names?: readonly string[];
  readonly kinds?: readonly CaseKind[];
  readonly shard?: Shard;
}

/** One part of the cases; the first has index 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Whether a case belongs to what the user selected. */
export function isSelected(item: Pick<Case, "name" | "kind">, selection: CaseSelection): boolean {
  const { pattern, names, kinds, shard } = selection;
  if (names !== undefined && !names.includes(item.name)) return false;
  if (kinds !== undefined && kinds.length > 0 && !kinds.includes(item.kind)) return false;
  if (shard !== undefined && hashOf(item.name) % shard.count !== shard.index - 1) return false;
  return pattern === undefined || matchesPattern(item.name, pattern);
}

/** Whether a path-like name fits a pattern: `*` stands for anything; without one, the name itself and all below it. */
export function matchesPattern(name: string, pattern: string): boolean {
  if (!pattern.includes("*")) return name === pattern || name.startsWith(`${pattern}/`);
  const expression = pattern
    .split("*")
    .map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`).test(name);
}
