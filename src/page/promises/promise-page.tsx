import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Overview, ProviderDetails } from "../../page-data/page-content.js";
import { FindingBadge, FindingView } from "../parts/finding-view.js";
import { StandingBadge } from "../parts/standing-badge.js";
import { VisibleText } from "../parts/visible-text.js";
import { useAddress } from "../state/address.js";
import { useDetails } from "../state/use-details.js";
import type { ChosenProvider } from "./choose-promises.js";
import { HistoryStrip } from "./history-strip.js";
import { PromiseFacts } from "./promise-facts.js";
import { type ChosenPromise, promiseKey } from "./promise-key.js";
import "./promise-page.css";

interface PromisePageProps {
  /** As the address names it. */
  readonly name: string;
  readonly chosen: ChosenPromise | undefined;
  /** The promises to go through. */
  readonly among: readonly ChosenProvider[];
  readonly overview: Overview;
}

/** One promise: what it says and where, what it rests on, and what was seen of it. */
export function PromisePage({ name, chosen, among, overview }: PromisePageProps) {
  const { show, goBack } = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => goBack({ promise: "" });
  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    addEventListener("keydown", closeByKey);
    return () => removeEventListener("keydown", closeByKey);
  });
  const order = among.flatMap(({ provider, promises }) =>
    promises.map(({ id }) => promiseKey(provider.name, id)),
  );
  const place = order.indexOf(name);
  const neighbour = (step: number, label: string) => {
    const next = place === -1 ? undefined : order[place + step];
    return (
      <button
        type="button"
        class="button"
        disabled={next === undefined}
        onClick={() => next !== undefined && show({ promise: next }, "keepsPlace")}
      >
        {label}
      </button>
    );
  };
  return (
    <article class="promise-page" aria-labelledby="promise-heading">
      <nav class="promise-nav" aria-label="Among the promises">
        <button type="button" class="button" onClick={close}>
          ← All promises
        </button>
        <span class="promise-steps">
          {neighbour(-1, "Previous")}
          {neighbour(1, "Next")}
        </span>
      </nav>
      {chosen === undefined ? (
        <h2 id="promise-heading" ref={heading} tabIndex={-1}>
          This run has no promise {name}: it was renamed, or it is of another run.
        </h2>
      ) : (
        <>
          <header class="promise-head">
            <p class="promise-tags">
              <StandingBadge standing={chosen.promise.standing} />
              <code>{chosen.promise.id}</code>
              <span class="soft">
                {chosen.provider.title} · {chosen.promise.theme}
              </span>
            </p>
            <h2 id="promise-heading" ref={heading} tabIndex={-1}>
              <VisibleText text={chosen.promise.promises} spaces="prose" />
            </h2>
          </header>
          <PromiseBody chosen={chosen} overview={overview} />
        </>
      )}
    </article>
  );
}

function PromiseBody({ chosen, overview }: { readonly chosen: ChosenPromise; readonly overview: Overview }) {
  const loaded = useDetails(chosen.provider.name);
  const { promise } = chosen;
  return (
    <>
      <PromiseFacts chosen={chosen} details={loaded.kind === "ready" ? loaded.details : undefined} />
      {promise.findings.length > 0 && loaded.kind === "loading" && (
        <p role="status">Unpacking what was seen …</p>
      )}
      {loaded.kind === "failed" && <p role="alert">What was seen cannot be read: {loaded.reason}</p>}
      {loaded.kind === "ready" && <Findings places={promise.findings} details={loaded.details} />}
      <HistoryStrip chosen={chosen} overview={overview} />
    </>
  );
}

interface FindingsProps {
  readonly places: readonly number[];
  readonly details: ProviderDetails;
}

/** The best finding open, the others to be opened. */
function Findings({ places, details }: FindingsProps) {
  const findings = places.flatMap((place) => details.findings[place] ?? []);
  const [first, ...others] = findings;
  if (first === undefined) return null;
  return (
    <section class="findings" aria-label="What was seen">
      <div class="finding-frame">
        <h3>
          <FindingBadge finding={first} /> {first.message}
        </h3>
        <FindingView finding={first} />
      </div>
      {others.length > 0 && <h3>Also seen</h3>}
      {others.map((finding, index) => (
        <details class="finding-frame" key={index}>
          <summary>
            <FindingBadge finding={finding} /> {finding.message}
          </summary>
          <FindingView finding={finding} />
        </details>
      ))}
    </section>
  );
}
