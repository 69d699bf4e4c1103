import { standingSigns } from "../../page-data/standing.js";
import { StandingMark } from "../parts/standing-badge.js";
import { VisibleText } from "../parts/visible-text.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import type { ChosenProvider } from "./choose-promises.js";
import { promiseKey } from "./promise-key.js";

/** The promises that fit the filters, in words. */
export function PromiseList({ chosen }: { readonly chosen: readonly ChosenProvider[] }) {
  const { view } = useAddress();
  return (
    <section class="promise-list card" aria-labelledby="list-heading">
      <h2 id="list-heading">In words</h2>
      {chosen
        .filter(({ promises }) => promises.length > 0)
        .map(({ provider, promises }) => (
          <div class="breaches" key={provider.name}>
            <h3>{provider.title}</h3>
            <ul>
              {promises.map(({ id, promises: statement, standing, reason }) => (
                <li class="breach" key={id}>
                  <StandingMark standing={standing} />
                  <span>
                    <a href={viewAddress({ ...view, promise: promiseKey(provider.name, id) })}>
                      <VisibleText text={statement} spaces="prose" />
                    </a>{" "}
                    <span class="breach-id">{id}</span>
                    {reason !== undefined && (
                      <span class="soft small">
                        {" "}
                        {standingSigns[standing].word}: {reason}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}
