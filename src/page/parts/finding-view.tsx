import type { FindingDetails } from "../../page-data/page-content.js";
import type { Standing } from "../../page-data/standing.js";
import { plural } from "../../report/plural.js";
import { parseView, viewAddress } from "../state/view.js";
import { brokenMark } from "../text/body-mark.js";
import { triedPart } from "../text/tried-place.js";
import { CopyButton } from "./copy-button.js";
import { DeviationNote } from "./deviation-note.js";
import { DifferenceView } from "./difference-view.js";
import { ExchangeView } from "./exchange-view.js";
import "./finding-view.css";
import { FindingSteps } from "./finding-steps.js";
import { StandingBadge } from "./standing-badge.js";

/** One breach: what was expected and received, the exchange that shows it, and how to see it again. */
export function FindingView({ finding }: { readonly finding: FindingDetails }) {
  const { check, operation, expected, received, request, response, curl, replay, shownBy, cases } = finding;
  const { steps = [], inputs, location, constraint, deviation } = finding;
  const isSent = request.method !== "";
  const tried = isSent ? triedPart(shownBy, request) : undefined;
  return (
    <div class="finding">
      {deviation !== undefined && <DeviationNote deviation={deviation} />}
      <DifferenceView expected={expected} received={received} />
      {isSent && (
        <>
          <div class="finding-tools">
            <CopyButton text={curl} label="Copy curl" />
            {replay !== "" && <CopyButton text={replay} label="Copy replay" />}
          </div>
          <ExchangeView
            request={request}
            response={response}
            tried={tried && { ...tried, tone: "tried" }}
            broken={brokenMark(finding)}
          />
          <CommandLine label="curl" text={curl} />
        </>
      )}
      {replay !== "" && <CommandLine label="Replay" text={replay} />}
      {(steps.length > 1 || inputs !== undefined) && <FindingSteps steps={steps} inputs={inputs} />}
      <dl class="finding-facts">
        <dt>Check</dt>
        <dd>
          <code>{check}</code>
          {operation !== undefined && (
            <>
              {" "}
              on <code>{operation}</code>
            </>
          )}
        </dd>
        <dt>Seen at</dt>
        <dd>
          <code>{finding.at}</code>
        </dd>
        <dt>Case</dt>
        <dd>
          <a href={viewAddress({ ...parseView(""), part: "cases", case: shownBy })}>
            <code>{shownBy}</code>
          </a>
          {cases > 1 && ` and ${plural(cases - 1, "other")}`}
        </dd>
        {(location !== undefined || constraint !== undefined) && (
          <>
            <dt>Written at</dt>
            <dd>
              {location !== undefined && <code>{`${location.file}:${location.line}`}</code>}
              {constraint !== undefined && <code class="constraint">{constraint}</code>}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

function CommandLine({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <details class="command-line" open={text.length < 600}>
      <summary>{label}</summary>
      <pre>
        <code>{text}</code>
      </pre>
    </details>
  );
}

/** What a finding weighs, as the standing that it gives. */
export function findingStanding({
  severity,
  deviation,
}: Pick<FindingDetails, "severity" | "deviation">): Standing {
  if (deviation !== undefined) return "excused";
  return severity === "violation" ? "broken" : severity === "warning" ? "warning" : "unseen";
}

/** The sign of a finding; a gap of the documentation has a word of its own. */
export function FindingBadge({
  finding,
}: {
  readonly finding: Pick<FindingDetails, "severity" | "deviation">;
}) {
  if (finding.severity === "gap" && finding.deviation === undefined)
    return <span class="badge tone-unseen">gap in the documentation</span>;
  return <StandingBadge standing={findingStanding(finding)} />;
}
