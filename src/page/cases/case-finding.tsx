import type { FindingDetails } from "../../page-data/page-content.js";
import { CopyButton } from "../parts/copy-button.js";
import { ExchangeView } from "../parts/exchange-view.js";
import { VisibleText } from "../parts/visible-text.js";

/** What a case found, with what shows it. */
export function CaseFinding({ finding }: { readonly finding: FindingDetails }) {
  const { check, severity, message, expected, received, at, request, response, curl } = finding;
  return (
    <article class="case-finding">
      <h3>
        <VisibleText text={message} />
      </h3>
      <dl class="case-told">
        <div>
          <dt>{severity}</dt>
          <dd>
            {check} at <VisibleText text={at} />
          </dd>
        </div>
        <div>
          <dt>Expected</dt>
          <dd>
            <VisibleText text={expected} />
          </dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            <VisibleText text={received} />
          </dd>
        </div>
      </dl>
      {request.method !== "" && <ExchangeView request={request} response={response} />}
      {curl !== "" && (
        <p class="case-curl">
          <code>
            <VisibleText text={curl} />
          </code>
          <CopyButton text={curl} label="Copy curl" />
        </p>
      )}
    </article>
  );
}
