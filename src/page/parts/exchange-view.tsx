import type { FindingDetails } from "../../page-data/page-content.js";
import type { Mark } from "../text/body-mark.js";
import { MarkLabel } from "./body-view.js";
import { MessageView } from "./message-view.js";
import { VisibleText } from "./visible-text.js";

interface ExchangeProps {
  readonly request: FindingDetails["request"];
  readonly response?: FindingDetails["response"] | undefined;
  /** What the request was about. */
  readonly tried?: Mark | undefined;
  /** What is broken in the answer. */
  readonly broken?: Mark | undefined;
}

/** A request and what came of it, side by side where there is room. */
export function ExchangeView({ request, response, tried, broken }: ExchangeProps) {
  const { method, url, headers, body } = request;
  return (
    <div class="exchange">
      <MessageView heading="Request" mark={tried} headers={headers} body={body}>
        <p class="message-line">
          <Marked mark={tried} kinds={["method"]}>
            {method}
          </Marked>{" "}
          <Marked mark={tried} kinds={["path", "query"]}>
            <VisibleText text={url} />
          </Marked>
        </p>
      </MessageView>
      {response === undefined ? (
        <section class="message" aria-label="Response">
          <p class="message-heading">Response</p>
          <p class="message-line marked">
            No answer came
            {broken !== undefined && <MarkLabel label={broken.label} />}
          </p>
        </section>
      ) : (
        <MessageView heading="Response" mark={broken} headers={response.headers} body={response.body}>
          <p class="message-line">
            <Marked mark={broken} kinds={["status", "whole"]}>
              Status {response.status}
            </Marked>
            <span class="soft"> after {response.durationMs} ms</span>
          </p>
        </MessageView>
      )}
    </div>
  );
}

interface MarkedProps {
  readonly mark: Mark | undefined;
  /** The places that this stands for. */
  readonly kinds: readonly Mark["place"]["kind"][];
  readonly children: preact.ComponentChildren;
}

function Marked({ mark, kinds, children }: MarkedProps) {
  if (mark === undefined || !kinds.includes(mark.place.kind)) return <>{children}</>;
  return (
    <span class="marked inline">
      {children}
      <MarkLabel label={mark.label} />
    </span>
  );
}
