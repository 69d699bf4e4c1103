import type { Overview } from "../../page-data/page-content.js";
import { StandingMark } from "../parts/standing-badge.js";
import { dateText } from "../text/date-text.js";
import { outcomeOf } from "../text/outcome-of.js";
import { LimitsLine } from "./limits-line.js";

/** What was asked, when, and what came of it. */
export function Masthead({ overview }: { readonly overview: Overview }) {
  const { target, seed, startedAt, sentence, summary, version } = overview;
  const { standing, sentence: promises } = outcomeOf(overview);
  return (
    <header class="masthead">
      <h1>
        <StandingMark standing={standing} />
        <span>{sentence}</span>
      </h1>
      {promises !== "" && <p>{promises}</p>}
      {target === "mock" && (
        <p class="mock-note">
          <strong>This says nothing about the provider.</strong> The run asked the embedded mock, which
          answers as the documents say. To test the provider itself, run assay verify --target live.
        </p>
      )}
      <LimitsLine overview={overview} />
      <dl class="facts">
        <Fact name="Target">{target === "mock" ? "the embedded mock" : "live"}</Fact>
        <Fact name="Started">
          <time dateTime={startedAt}>{dateText(startedAt)}</time>
        </Fact>
        <Fact name="Seed">{seed}</Fact>
        <Fact name="Requests">
          {summary.requests.toLocaleString("en")} in {Math.round(summary.seconds)} s
        </Fact>
        <Fact name="Made by">assay {version}</Fact>
      </dl>
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
