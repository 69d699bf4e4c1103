import { plural } from "../../report/plural.js";
import type { CoverageMeasure } from "./coverage-measures.js";

interface UnseenListProps {
  readonly provider: string;
  readonly measures: readonly CoverageMeasure[];
  /** What was answered without being documented. */
  readonly extra: readonly string[];
}

/** Everything of one description that the run did not see. */
export function UnseenList({ provider, measures, extra }: UnseenListProps) {
  const count = measures.reduce((sum, { unseen }) => sum + unseen.length, 0);
  if (count === 0 && extra.length === 0)
    return (
      <p>
        <bdi>{provider}</bdi>: everything was seen.
      </p>
    );
  return (
    <details class="unseen">
      <summary>
        <bdi>{provider}</bdi>: {plural(count, "part")} not seen
        {extra.length > 0 && `, ${extra.length} answered without being documented`}
      </summary>
      {measures
        .filter(({ unseen }) => unseen.length > 0)
        .map(({ name, unseen }) => (
          <div key={name}>
            <h4>
              {name} ({unseen.length})
            </h4>
            <ul>
              {unseen.map(({ what, where, why }) => (
                <li key={`${what} ${where}`}>
                  <bdi>{what}</bdi>: {why} <code class="soft">{where}</code>
                </li>
              ))}
            </ul>
          </div>
        ))}
      {extra.length > 0 && (
        <div>
          <h4>answered without being documented ({extra.length})</h4>
          <ul>
            {extra.map((status) => (
              <li key={status}>
                <bdi>{status}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}
