import type { ComponentChildren } from "preact";
import type { FindingDetails } from "../../page-data/page-content.js";
import type { Mark } from "../text/body-mark.js";
import { BodyView, MarkLabel } from "./body-view.js";
import { VisibleText } from "./visible-text.js";

interface MessageProps {
  readonly heading: string;
  readonly mark?: Mark | undefined;
  readonly headers: FindingDetails["request"]["headers"];
  readonly body?: string | undefined;
  /** The first line. */
  readonly children: ComponentChildren;
}

/** A request or a response: its first line, its headers, its body. */
export function MessageView({ heading, mark, headers, body, children }: MessageProps) {
  const place = mark?.place;
  const isHeader = (name: string) =>
    place?.kind === "header" && place.name.toLowerCase() === name.toLowerCase();
  const isLost = place?.kind === "header" && !headers.some(([name]) => isHeader(name));
  return (
    <section class={mark?.tone === "tried" ? "message tried" : "message"} aria-label={heading}>
      <p class="message-heading">{heading}</p>
      {children}
      {(headers.length > 0 || isLost) && (
        <ul class="message-headers" aria-label="Headers">
          {headers.map(([name, value], index) => (
            <li key={index} class={isHeader(name) ? "marked" : undefined}>
              <span class="name">{name}</span>: <VisibleText text={value} />
              {isHeader(name) && <MarkLabel label={mark?.label ?? ""} />}
            </li>
          ))}
          {isLost && (
            <li class="marked">
              {place.name} is not there
              <MarkLabel label={mark?.label ?? ""} />
            </li>
          )}
        </ul>
      )}
      {body !== undefined && body !== "" && (
        <BodyView body={body} mark={place?.kind === "body" ? mark : undefined} />
      )}
      {(body === undefined || body === "") && (
        <p class={place?.kind === "body" ? "message-note marked" : "message-note"}>
          {body === "" ? "Empty body" : "No body"}
          {place?.kind === "body" && <MarkLabel label={mark?.label ?? ""} />}
        </p>
      )}
    </section>
  );
}
