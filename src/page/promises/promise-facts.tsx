import type { ProviderDetails } from "../../page-data/page-content.js";
import { standingSigns } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import type { ChosenPromise } from "./promise-key.js";

interface PromiseFactsProps {
  readonly chosen: ChosenPromise;
  /** Absent until it is unpacked. */
  readonly details: ProviderDetails | undefined;
}

/** Where a promise comes from, what shows whether it holds, and how it stands. */
export function PromiseFacts({ chosen: { promise, provider }, details }: PromiseFactsProps) {
  const { standing, reason, source, strength, verifiedBy, contradictedBy, location, isInCatalogue, id } =
    promise;
  const cases = details?.cases.filter(({ promises }) => promises.includes(id)) ?? [];
  return (
    <dl class="promise-facts">
      <Fact name="Standing">
        {standingSigns[standing].means}
        {reason !== undefined && <span class="soft"> {reason}.</span>}
      </Fact>
      {source !== undefined && (
        <Fact name="Source">
          {source.document}
          <span class="soft">, {source.at}</span>
        </Fact>
      )}
      <Fact name="Strength">
        {!isInCatalogue
          ? "Stated by the description; the catalogue has no promise for it."
          : strength === "stated"
            ? "Stated by the text."
            : "Only shown by an example: a breach is a warning."}
      </Fact>
      {verifiedBy.length > 0 && (
        <Fact name="Verified by">
          <ul>
            {verifiedBy.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {contradictedBy.length > 0 && (
        <Fact name="Contradicted by">
          <ul>
            {contradictedBy.map(({ source: where, says }) => (
              <li key={where}>
                {says} <span class="soft">({where})</span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {location !== undefined && (
        <Fact name="Catalogue">
          <code>{`${location.file}:${location.line}`}</code>
        </Fact>
      )}
      {cases.length > 0 && (
        <Fact name="Cases">
          <CasesLink provider={provider.name} id={id} count={cases.length} /> could have broken it.
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface CasesLinkProps {
  readonly provider: string;
  readonly id: string;
  readonly count: number;
}

function CasesLink({ provider, id, count }: CasesLinkProps) {
  const { view } = useAddress();
  const address = viewAddress({ ...view, part: "cases", providers: [provider], promise: "", search: id });
  return <a href={address}>{plural(count, "case")}</a>;
}
