import { useState } from "preact/hooks";
import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";
import { StandingMark } from "../parts/standing-badge.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import "./broken-list.css";
import type { ChosenProvider } from "./choose-promises.js";
import { promiseKey } from "./promise-key.js";
import { remainderText } from "./remainder-text.js";

const mostAtFirst = 5;

/** What is broken, provider by provider, as sentences. */
export function BrokenList({ chosen }: { readonly chosen: readonly ChosenProvider[] }) {
  const weight = ({ promises }: ChosenProvider) =>
    promises.some(({ standing }) => standing === "broken") ? 0 : 1;
  const ordered = [...chosen].sort((one, other) => weight(one) - weight(other));
  return (
    <section class="broken-list card" aria-labelledby="broken-heading">
      <h2 id="broken-heading">What is broken</h2>
      {ordered.map(({ provider, promises }) => (
        <ProviderBreaches key={provider.name} provider={provider} promises={promises} />
      ))}
    </section>
  );
}

interface ProviderBreachesProps {
  readonly provider: ProviderOverview;
  readonly promises: readonly PromiseOverview[];
}

function ProviderBreaches({ provider, promises }: ProviderBreachesProps) {
  const [isWhole, setWhole] = useState(false);
  const told = promises.filter(({ standing }) => standing === "broken" || standing === "warning");
  const shown = isWhole ? told : told.slice(0, mostAtFirst);
  return (
    <div class="breaches">
      <h3>{provider.title}</h3>
      <ul>
        {shown.map((promise) => (
          <Breach key={promise.id} provider={provider} promise={promise} />
        ))}
        {told.length > mostAtFirst && (
          <li>
            <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? "Show fewer" : `Show ${told.length - mostAtFirst} more of ${provider.title}`}
            </button>
          </li>
        )}
        <li class="remainder">{remainderText(provider, promises)}</li>
      </ul>
    </div>
  );
}

function Breach({
  provider,
  promise,
}: {
  readonly provider: ProviderOverview;
  readonly promise: PromiseOverview;
}) {
  const { view } = useAddress();
  const { id, promises, standing, isInCatalogue, findings } = promise;
  return (
    <li class="breach">
      <StandingMark standing={standing} />
      <span>
        <a href={viewAddress({ ...view, promise: promiseKey(provider.name, id) })}>{promises}</a>{" "}
        <span class="breach-id">
          {isInCatalogue ? id : `not in the catalogue: ${id}`}
          {findings.length > 1 && ` · ${plural(findings.length, "finding")}`}
        </span>
      </span>
    </li>
  );
}
