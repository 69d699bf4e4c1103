import { useState } from "preact/hooks";
import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { StandingMark } from "../parts/standing-badge.js";
import { VisibleText } from "../parts/visible-text.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import { type BreachGroup, breachGroups } from "./breach-groups.js";
import "./breach-items.css";
import type { ChosenProvider } from "./choose-promises.js";
import { promiseKey } from "./promise-key.js";

interface BreachItemsProps extends ChosenProvider {
  /** How many are told before the reader asks for the rest. */
  readonly most: number;
}

/** What one provider breaks, as sentences that lead to their promises. */
export function BreachItems({ provider, promises, most }: BreachItemsProps) {
  const [isWhole, setWhole] = useState(false);
  const groups = breachGroups(promises);
  return (
    <ul class="breach-items">
      {groups.length === 0 && (
        <li class="soft">
          Nothing was seen that breaks {hasCatalogue(provider) ? "a promise" : "what its description states"}.
        </li>
      )}
      {(isWhole ? groups : groups.slice(0, most)).map((group) => (
        <Breach key={group.shown.id} provider={provider} group={group} />
      ))}
      {groups.length > most && (
        <li>
          <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Show fewer" : `Show ${groups.length - most} more of ${provider.title}`}
          </button>
        </li>
      )}
    </ul>
  );
}

interface BreachProps {
  readonly provider: ProviderOverview;
  readonly group: BreachGroup;
}

function Breach({ provider, group: { shown, alike } }: BreachProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <li class="breach">
        <StandingMark standing={shown.standing} />
        <span>
          <BreachLink provider={provider} promise={shown} />
          {alike.length > 0 && (
            <>
              {" "}
              <button
                type="button"
                class="link small"
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {isOpen ? "without the others" : `and ${alike.length} alike`}
              </button>
            </>
          )}
        </span>
      </li>
      {isOpen &&
        alike.map((promise) => (
          <li class="breach alike" key={promise.id}>
            <StandingMark standing={promise.standing} />
            <span>
              <BreachLink provider={provider} promise={promise} />
            </span>
          </li>
        ))}
    </>
  );
}

function BreachLink({
  provider,
  promise,
}: {
  readonly provider: ProviderOverview;
  readonly promise: PromiseOverview;
}) {
  const { view } = useAddress();
  const { id, promises, isInCatalogue } = promise;
  return (
    <>
      <a href={viewAddress({ ...view, promise: promiseKey(provider.name, id) })} title={promises}>
        <VisibleText text={promises} spaces="prose" />
      </a>{" "}
      <span class="breach-id">
        {isInCatalogue || !hasCatalogue(provider) ? id : `${id}, not in the catalogue`}
      </span>
    </>
  );
}

function hasCatalogue({ promises }: ProviderOverview): boolean {
  return promises.some(({ isInCatalogue }) => isInCatalogue);
}
