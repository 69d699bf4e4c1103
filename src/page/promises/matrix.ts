import { themes } from "../../core/theme.js";
import type { PromiseOverview } from "../../page-data/page-content.js";
import { type Standing, standings } from "../../page-data/standing.js";
import type { ChosenProvider } from "./choose-promises.js";

/** Themes down, providers across. */
export interface Matrix {
  readonly providers: readonly ChosenProvider["provider"][];
  readonly rows: readonly MatrixRow[];
}

/** One theme; a cell for each provider. */
export interface MatrixRow {
  readonly theme: string;
  readonly cells: readonly (readonly PromiseOverview[])[];
}

/** The promises by theme and provider. Themes of which no provider has any are left out; unknown ones come last. */
export function matrixOf(chosen: readonly ChosenProvider[]): Matrix {
  const found = new Set(chosen.flatMap(({ promises }) => promises.map(({ theme }) => theme)));
  const unknown = [...found].filter((theme) => !themes.some((known) => known === theme)).sort();
  const rows = [...themes, ...unknown]
    .filter((theme) => found.has(theme))
    .map((theme) => ({
      theme,
      cells: chosen.map(({ promises }) => promises.filter((promise) => promise.theme === theme)),
    }));
  return { providers: chosen.map(({ provider }) => provider), rows };
}

/** How many promises have each standing, the most urgent first; none that nobody has. */
export function standingCounts(
  promises: readonly Pick<PromiseOverview, "standing">[],
): readonly (readonly [standing: Standing, count: number])[] {
  return standings
    .map((standing) => [standing, promises.filter((one) => one.standing === standing).length] as const)
    .filter(([, count]) => count > 0);
}
