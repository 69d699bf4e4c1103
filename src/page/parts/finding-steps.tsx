import type { FindingDetails } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";
import { CopyButton } from "./copy-button.js";
import { ExchangeView } from "./exchange-view.js";

interface FindingStepsProps {
  readonly steps: NonNullable<FindingDetails["steps"]>;
  readonly inputs?: FindingDetails["inputs"];
}

/** What led to a finding: what the steps began with, and each of them in order. */
export function FindingSteps({ steps, inputs }: FindingStepsProps) {
  return (
    <div class="steps">
      <p class="steps-heading">
        {steps.length === 0 ? "Inputs" : `How it came to that: ${plural(steps.length, "step")}`}
      </p>
      {inputs !== undefined && Object.keys(inputs).length > 0 && (
        <dl class="inputs">
          {Object.entries(inputs).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{typeof value === "string" ? value : JSON.stringify(value)}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <ol>
        {steps.map(({ step, request, response, curl, times }, index) => (
          <li key={index}>
            <details>
              <summary>
                <strong>
                  {index + 1}. {step}
                </strong>{" "}
                <code>
                  {request.method} {request.url}
                </code>{" "}
                <span class="soft">
                  → {response === undefined ? "no answer" : response.status}
                  {times !== undefined && ` · sent ${times} times`}
                </span>
              </summary>
              <div class="step-body">
                <div class="finding-tools">
                  <CopyButton text={curl} label="Copy curl" />
                </div>
                <ExchangeView request={request} response={response} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}
