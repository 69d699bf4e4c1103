import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { standingSigns } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";
import { standingCounts } from "./matrix.js";

interface ProviderHeadProps {
  readonly provider: ProviderOverview;
  readonly promises: readonly PromiseOverview[];
}

/** A provider at the head of its column: its name, and how its promises stand, as a bar and in words. */
export function ProviderHead({ provider, promises }: ProviderHeadProps) {
  const counts = standingCounts(promises);
  const broken = promises.filter(({ standing }) => standing === "broken").length;
  const catalogue = promises.filter(({ isInCatalogue }) => isInCatalogue).length;
  return (
    <div class="provider-head">
      <span class="provider-name">{provider.title}</span>
      <span class={broken > 0 ? "provider-broken" : "soft"}>
        {broken > 0 ? `${broken} broken` : "nothing broken"}
        <span class="soft"> of {plural(catalogue, "promise")}</span>
      </span>
      <span class="standing-bar" aria-hidden="true">
        {counts.map(([standing, count]) => (
          <span
            key={standing}
            class={`bar-${standing}`}
            style={{ flexGrow: count }}
            title={`${count} ${standingSigns[standing].word}`}
          />
        ))}
      </span>
    </div>
  );
}
