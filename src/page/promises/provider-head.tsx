import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";
import { standingCounts } from "./matrix.js";

interface ProviderHeadProps {
  readonly provider: ProviderOverview;
  readonly promises: readonly PromiseOverview[];
}

/** A provider at the head of its column: its name, and how its promises stand, in words and as a bar. */
export function ProviderHead({ provider, promises }: ProviderHeadProps) {
  const catalogue = promises.filter(({ isInCatalogue }) => isInCatalogue);
  const outside = promises.length - catalogue.length;
  const broken = catalogue.filter(({ standing }) => standing === "broken").length;
  return (
    <div class="provider-head">
      <span class="provider-name">{provider.title}</span>
      {catalogue.length === 0 ? (
        <span class="count-broken">{breachCount(outside)}</span>
      ) : (
        <span>
          <span class={broken > 0 ? "count-broken" : undefined}>{broken} broken</span>
          <span class="soft"> of {plural(catalogue.length, "promise")}</span>
          {outside > 0 && <span class="soft">, and {breachCount(outside)} beside them</span>}
        </span>
      )}
      <span class="standing-bar" aria-hidden="true">
        {standingCounts(promises).map(([standing, count]) => (
          <span key={standing} class={`bar-${standing}`} style={{ flexGrow: count }} />
        ))}
      </span>
    </div>
  );
}

function breachCount(count: number): string {
  return count === 1 ? "1 breach" : `${count} breaches`;
}
