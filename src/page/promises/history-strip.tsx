import type { Overview } from "../../page-data/page-content.js";
import { type Standing, standingSigns } from "../../page-data/standing.js";
import { dateText } from "../text/date-text.js";
import type { ChosenPromise } from "./promise-key.js";

/** How a promise stood in earlier runs, oldest first, and in this one. */
export function HistoryStrip({
  chosen: { promise, provider },
  overview,
}: {
  readonly chosen: ChosenPromise;
  readonly overview: Overview;
}) {
  const earlier = overview.history.map(({ startedAt, target, providers }) => ({
    startedAt,
    target,
    standing: providers.find(({ name }) => name === provider.name)?.standings[promise.id],
  }));
  if (earlier.length === 0) return null;
  const now = { startedAt: overview.startedAt, target: overview.target, standing: promise.standing };
  return (
    <section class="history" aria-labelledby="history-heading">
      <h3 id="history-heading">In earlier runs</h3>
      <ol>
        {[...earlier, now].map(({ startedAt, target, standing }, index) => (
          <li key={index} class={index === earlier.length ? "now" : undefined}>
            <Sign standing={standing} />
            <span class="small">
              <time dateTime={startedAt}>{dateText(startedAt)}</time>
              <span class="soft">
                {" "}
                {target === "mock" ? "mock" : "live"}
                {index === earlier.length && ", this run"}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sign({ standing }: { readonly standing: Standing | undefined }) {
  if (standing === undefined) return <span class="sign">&nbsp;</span>;
  const { sign, word } = standingSigns[standing];
  return (
    <>
      <span class={`sign tone-${standing}`} aria-hidden="true">
        {sign}
      </span>
      <span class="small history-word">{word}</span>
    </>
  );
}
