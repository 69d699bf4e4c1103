import { useState } from "preact/hooks";
import { groupedBy } from "../../core/grouped-by.js";
import type { CaseChange, PromiseChange, ProviderComparison } from "../../page-data/serve-content.js";
import { plural } from "../../report/plural.js";
import { StandingBadge } from "../parts/standing-badge.js";
import { parseView, viewAddress } from "../state/view.js";
import { runAddress } from "./addresses.js";

/** What each kind of change is called over its list. */
const headings: Readonly<Record<PromiseChange["kind"], string>> = {
  broken: "Newly broken",
  warning: "New warning",
  excused: "Newly excused",
  unseen: "No longer seen",
  mended: "Mended",
  seen: "Newly seen to hold",
  added: "New in the catalogue",
  gone: "Gone from the catalogue",
};

/** So many cases are listed until the reader asks for more. */
const listedAtFirst = 50;

interface ProviderChangesProps {
  readonly told: ProviderComparison;
  /** The ids of the two runs. */
  readonly before: string;
  readonly after: string;
}

/** What is different about one provider. */
export function ProviderChanges({ told, before, after }: ProviderChangesProps) {
  const { name, title, sentence, promises, cases, isIn, documents } = told;
  const groups = groupedBy(promises, ({ kind }) => kind);
  return (
    <section class="card changes" aria-label={title}>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <p>
        {sentence}
        {isIn === "both" && documents === "same" && " Both runs were made from the same documents."}
      </p>
      {[...groups].map(([kind, changes]) => (
        <div key={kind}>
          <h3>
            {headings[kind]} ({changes.length})
          </h3>
          <ul>
            {changes.map((change) => (
              <ChangedPromise
                key={change.id}
                change={change}
                address={runAddress(change.after === undefined ? before : after, `${name}/${change.id}`)}
              />
            ))}
          </ul>
        </div>
      ))}
      {cases.changed.length > 0 && <ChangedCases changed={cases.changed} run={after} />}
    </section>
  );
}

function ChangedPromise({ change, address }: { readonly change: PromiseChange; readonly address: string }) {
  const { id, promises, before, after } = change;
  return (
    <li class="change">
      <p>
        <a href={address}>
          <bdi>{id}</bdi>
        </a>{" "}
        {promises}
      </p>
      <p class="change-standings small">
        {before === undefined ? <span class="soft">not there</span> : <StandingBadge standing={before} />}
        <span aria-hidden="true">→</span>
        <span class="spoken">then</span>
        {after === undefined ? <span class="soft">not there</span> : <StandingBadge standing={after} />}
      </p>
    </li>
  );
}

function ChangedCases({ changed, run }: { readonly changed: readonly CaseChange[]; readonly run: string }) {
  const [listed, setListed] = useState(listedAtFirst);
  const caseAddress = (name: string) =>
    `/run/${run}${viewAddress({ ...parseView(""), part: "cases", case: name })}`;
  return (
    <div>
      <h3>{plural(changed.length, "case")} with another verdict</h3>
      <ul>
        {changed.slice(0, listed).map(({ name, before, after, reason }) => (
          <li key={name} class="change small">
            <a href={caseAddress(name)}>
              <bdi>{name}</bdi>
            </a>
            <span>
              {before} → {after}
              {reason !== undefined && <span class="soft">: {reason}</span>}
            </span>
          </li>
        ))}
      </ul>
      {changed.length > listed && (
        <button type="button" class="button" onClick={() => setListed(changed.length)}>
          Show all {changed.length} cases
        </button>
      )}
    </div>
  );
}
