import type { RunLine } from "../../page-data/serve-content.js";
import { dateText } from "../text/date-text.js";
import { compareAddress, runAddress, targetText, trendAddress } from "./addresses.js";
import { StandingCounts } from "./standing-counts.js";

interface RunItemProps {
  readonly run: RunLine;
  /** The run before it that it is best compared with. */
  readonly before: RunLine | undefined;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

/** One run in the list. */
export function RunItem({ run, before, isChosen, choose }: RunItemProps) {
  const { id, startedAt, sentence, seed, requests, shard, interrupted, target } = run;
  const when = dateText(startedAt);
  return (
    <li class="run card">
      <div class="run-head">
        <h2>
          <a href={runAddress(id)}>
            <time dateTime={startedAt}>{when}</time>
          </a>
        </h2>
        <label class="run-choice small">
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={`Compare the run of ${when}, seed ${seed}`}
            onChange={({ currentTarget }) => choose(currentTarget.checked)}
          />
          Compare
        </label>
      </div>
      <p>{sentence}</p>
      <ul class="run-providers">
        {run.providers.map((provider) => (
          <li key={provider.name}>
            <a href={trendAddress({ provider: provider.name, target, host: provider.host })}>
              <bdi>{provider.title}</bdi>
            </a>
            {target === "live" && (
              <span class="soft small">{targetText({ target, host: provider.host })}</span>
            )}
            <StandingCounts counts={provider.standings} />
          </li>
        ))}
      </ul>
      <p class="run-facts soft small">
        <span>{target === "mock" ? "the embedded mock" : "live"}</span>
        <span>seed {seed}</span>
        <span>{requests.toLocaleString("en")} requests</span>
        {shard !== undefined && (
          <span>
            shard {shard.index} of {shard.count}
          </span>
        )}
        {interrupted === true && <span>interrupted</span>}
        {before !== undefined && (
          <a href={compareAddress(before.id, id)} aria-label={`What changed since the run before ${when}`}>
            What changed since the run before
          </a>
        )}
      </p>
    </li>
  );
}
