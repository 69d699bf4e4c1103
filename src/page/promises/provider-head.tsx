import type { ProviderOverview } from "../../page-data/page-content.js";
import { standingCounts } from "./matrix.js";
import { remainderText } from "./remainder-text.js";

/**
 * A provider at the head of its column: its name, and how all its promises stand, whatever the filters show of them, in
 * words and as a bar.
 */
export function ProviderHead({ provider }: { readonly provider: ProviderOverview }) {
  const { promises } = provider;
  const catalogue = promises.filter(({ isInCatalogue }) => isInCatalogue);
  const outside = promises.length - catalogue.length;
  const broken = catalogue.filter(({ standing }) => standing === "broken").length;
  return (
    <div class="provider-head">
      <span class="provider-name" title={provider.title}>
        {provider.title}
      </span>
      {catalogue.length === 0 ? (
        <span>
          <span class={outside > 0 ? "count-broken" : undefined}>{breachCount(outside)}</span>
          <span class="soft">, {remainderText(provider, promises)}</span>
        </span>
      ) : (
        <span>
          <span class={broken > 0 ? "count-broken" : undefined}>{broken} broken</span>
          <span class="soft">, {remainderText(provider, promises)}</span>
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
