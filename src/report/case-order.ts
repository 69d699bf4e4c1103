import { caseKinds } from "../engine/case.js";
import type { CaseResults } from "./results.js";

/** Cases as results list them, whatever ran first: by kind, then by name. */
export function inCaseOrder(cases: readonly CaseResults[]): CaseResults[] {
  const rank = new Map<string, number>(caseKinds.map((kind, index) => [kind, index]));
  const rankOf = ({ kind }: CaseResults) => rank.get(kind) ?? rank.size;
  return cases.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
