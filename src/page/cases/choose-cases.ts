import type { View } from "../state/view.js";
import { type ListedCase, subjectOf } from "./listed-case.js";

/** What the list of cases can be narrowed by. */
export type CaseChoice = Pick<View, "providers" | "kinds" | "verdicts" | "operation" | "search">;

/** The choice of nothing: all cases are shown. */
export const everyCase: CaseChoice = { providers: [], kinds: [], verdicts: [], operation: "", search: "" };

/** What a case has to say for each part of a choice. */
const facets = {
  providers: ({ provider }: ListedCase) => provider,
  kinds: ({ item }: ListedCase) => item.kind,
  verdicts: ({ item }: ListedCase) => item.verdict as string,
  operation: ({ item }: ListedCase) => subjectOf(item),
} as const;

/** What cases can be counted by. */
export type Facet = keyof typeof facets;

/** The cases that a choice leaves. Every word of the search has to occur. */
export function chooseCases(cases: readonly ListedCase[], choice: CaseChoice): ListedCase[] {
  const { providers, kinds, verdicts, operation } = choice;
  const words = choice.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const has = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value);
  return cases.filter(
    (listed) =>
      has(providers, facets.providers(listed)) &&
      has(kinds, facets.kinds(listed)) &&
      has(verdicts, facets.verdicts(listed)) &&
      (operation === "" || operation === facets.operation(listed)) &&
      words.every((word) => listed.searched.includes(word)),
  );
}

/** How many cases each value of a facet would leave, with the rest of the choice as it is. */
export function countByFacet(
  cases: readonly ListedCase[],
  choice: CaseChoice,
  facet: Facet,
): ReadonlyMap<string, number> {
  const valueOf = facets[facet];
  const counts = new Map<string, number>(cases.map((listed) => [valueOf(listed), 0]));
  for (const listed of chooseCases(cases, { ...choice, [facet]: everyCase[facet] }))
    counts.set(valueOf(listed), (counts.get(valueOf(listed)) ?? 0) + 1);
  return counts;
}
