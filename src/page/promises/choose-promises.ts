import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { standings } from "../../page-data/standing.js";
import type { View } from "../state/view.js";

/** What narrows the promises. */
export type PromiseFilter = Pick<View, "providers" | "standings" | "themes" | "strengths" | "search">;

/** No filter at all. */
export const noFilter: PromiseFilter = {
  providers: [],
  standings: [],
  themes: [],
  strengths: [],
  search: "",
};

/** Whether anything is narrowed. */
export function isFiltering({ providers, standings, themes, strengths, search }: PromiseFilter): boolean {
  return [providers, standings, themes, strengths].some(({ length }) => length > 0) || search.trim() !== "";
}

/** A provider with those of its promises that fit, the most urgent first. */
export interface ChosenProvider {
  readonly provider: ProviderOverview;
  readonly promises: readonly PromiseOverview[];
}

/** The providers that are wanted, each with the promises that fit every part of the filter. */
export function choosePromises(
  providers: readonly ProviderOverview[],
  filter: PromiseFilter,
): readonly ChosenProvider[] {
  const words = filter.search.toLowerCase().split(/\s+/u).filter(Boolean);
  return providers
    .filter(({ name }) => isWanted(filter.providers, name))
    .map((provider) => ({
      provider,
      promises: provider.promises.filter((promise) => fits(promise, filter, words)).sort(byUrgency),
    }));
}

function fits(promise: PromiseOverview, filter: PromiseFilter, words: readonly string[]): boolean {
  return (
    isWanted(filter.standings, promise.standing) &&
    isWanted(filter.themes, promise.theme) &&
    isWanted(filter.strengths, promise.strength) &&
    (words.length === 0 || has(promise, words))
  );
}

function isWanted(wanted: readonly string[], value: string): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

/** Every word is somewhere in its id, its statement, its source, what verifies it or what its findings are of. */
function has(
  { id, promises, source, verifiedBy, terms }: PromiseOverview,
  words: readonly string[],
): boolean {
  const text = [id, promises, source?.document ?? "", ...verifiedBy, ...terms].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

function byUrgency(one: PromiseOverview, other: PromiseOverview): number {
  return standings.indexOf(one.standing) - standings.indexOf(other.standing);
}
