import "./broken-list.css";
import { BreachItems } from "./breach-items.js";
import type { ChosenProvider } from "./choose-promises.js";
import { remainderText } from "./remainder-text.js";

const mostAtFirst = 5;

/** What is broken, provider by provider, as sentences. */
export function BrokenList({ chosen }: { readonly chosen: readonly ChosenProvider[] }) {
  const breaks = ({ promises }: ChosenProvider) => promises.some(({ standing }) => standing === "broken");
  const ordered = [...chosen.filter(breaks), ...chosen.filter((one) => !breaks(one))];
  return (
    <section class="broken-list card" aria-labelledby="broken-heading">
      <h2 id="broken-heading">{chosen.some(breaks) ? "What is broken" : "Nothing is broken"}</h2>
      {ordered.map((one) => (
        <ProviderBreaches key={one.provider.name} {...one} />
      ))}
    </section>
  );
}

function ProviderBreaches({ provider, promises }: ChosenProvider) {
  return (
    <div class="breaches">
      <div>
        <h3>{provider.title}</h3>
        <p class="remainder">{remainderText(provider, promises)}</p>
      </div>
      <BreachItems provider={provider} promises={promises} most={mostAtFirst} />
    </div>
  );
}
