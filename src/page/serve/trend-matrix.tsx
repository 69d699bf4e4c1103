import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Trend, TrendPromise, TrendRun } from "../../page-data/serve-content.js";
import { StandingMark } from "../parts/standing-badge.js";
import { dateText } from "../text/date-text.js";
import { runAddress } from "./addresses.js";
import { shortDate } from "./short-date.js";

/** A row for each promise, a column for each run. */
export function TrendMatrix({ trend: { provider, title, runs, promises } }: { readonly trend: Trend }) {
  const [isNarrow, setNarrow] = useState(false);
  const table = useRef<HTMLElement>(null);
  // The newest run is what a reader wants to see first; it stands at the end.
  useLayoutEffect(() => {
    if (table.current !== null) table.current.scrollLeft = table.current.scrollWidth;
  }, []);
  const changed = promises.filter(({ standings }) => new Set(standings).size > 1);
  const shown = isNarrow ? changed : promises;
  return (
    <section class="trend-matrix" aria-labelledby="trend-matrix">
      <div class="run-head">
        <h2 id="trend-matrix">Promise by promise</h2>
        <label class="small">
          <input
            type="checkbox"
            checked={isNarrow}
            onChange={({ currentTarget }) => setNarrow(currentTarget.checked)}
          />{" "}
          Only the {changed.length} of {promises.length} that changed
        </label>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard too. */}
      <section ref={table} class="table-scroll" aria-label={`Promises of ${title} by run`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Promise</th>
              {runs.map((run) => (
                <RunHeading key={run.id} run={run} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((promise) => (
              <PromiseRow key={promise.id} {...{ promise, runs, provider }} />
            ))}
          </tbody>
        </table>
      </section>
      {runs.some(({ hasOtherDocuments }) => hasOtherDocuments) && (
        <p class="soft small">Δ: the documents are others than in the run before.</p>
      )}
    </section>
  );
}

function RunHeading({
  run: { id, startedAt, seed, hasOtherDocuments, interrupted },
}: {
  readonly run: TrendRun;
}) {
  const { day, time } = shortDate(startedAt);
  const more = [
    ...(hasOtherDocuments ? ["other documents than before"] : []),
    ...(interrupted === true ? ["interrupted"] : []),
  ];
  return (
    <th scope="col" class="run-column">
      <a href={runAddress(id)} title={[dateText(startedAt), `seed ${seed}`, ...more].join(", ")}>
        <span>{day}</span>
        <span>{time}</span>
        {hasOtherDocuments && <span aria-hidden="true">Δ</span>}
        {more.length > 0 && <span class="spoken">{more.join(", ")}</span>}
      </a>
    </th>
  );
}

interface PromiseRowProps {
  readonly promise: TrendPromise;
  readonly runs: readonly TrendRun[];
  readonly provider: string;
}

function PromiseRow({ promise: { id, promises, standings }, runs, provider }: PromiseRowProps) {
  const newest = runs.findLast((_, place) => standings[place] !== null);
  return (
    <tr>
      <th scope="row">
        {newest === undefined ? id : <a href={runAddress(newest.id, `${provider}/${id}`)}>{id}</a>}
        <span class="soft small">{promises}</span>
      </th>
      {standings.map((standing, place) => (
        <td key={runs[place]?.id}>
          {standing === null ? (
            <span class="spoken">not in the catalogue</span>
          ) : (
            <StandingMark standing={standing} />
          )}
        </td>
      ))}
    </tr>
  );
}
