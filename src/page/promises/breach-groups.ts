import { groupedBy } from "../../core/grouped-by.js";
import type { PromiseOverview } from "../../page-data/page-content.js";
import type { Standing } from "../../page-data/standing.js";

/** A breach to tell, with those that are told with it. */
export interface BreachGroup {
  readonly shown: PromiseOverview;
  /** Breaches of the same check that are of no promise either. */
  readonly alike: readonly PromiseOverview[];
}

/** The standings that are told, the most urgent first. */
const order: readonly Standing[] = ["broken", "warning", "excused"];

/**
 * What is broken, warned of or excused, in order: promises of the catalogue one by one, and what is of none with all that the
 * same check saw elsewhere.
 */
export function breachGroups(promises: readonly PromiseOverview[]): readonly BreachGroup[] {
  const told = promises.filter(({ standing }) => order.includes(standing));
  const groups = groupedBy(told, ({ id, isInCatalogue, standing, terms }) =>
    isInCatalogue ? `promise ${id}` : `check ${terms[0] ?? id} ${standing}`,
  );
  const all = [...groups.values()].flatMap(([shown, ...alike]) =>
    shown === undefined ? [] : [{ shown, alike }],
  );
  const weight = ({ shown }: BreachGroup) =>
    2 * order.indexOf(shown.standing) + (shown.isInCatalogue ? 0 : 1);
  return all.sort((one, other) => weight(one) - weight(other));
}
