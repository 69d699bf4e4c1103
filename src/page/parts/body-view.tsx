import { useMemo, useState } from "preact/hooks";
import { readBody } from "../text/body-lines.js";
import { foldedLines } from "../text/folded-lines.js";
import { markedLines } from "../text/marked-lines.js";
import { VisibleText } from "./visible-text.js";

const longLine = 400;
const deepest = 16;

/** What is marked in a body. */
export interface BodyMark {
  /** JSON Pointer into the body; empty where it is the body as a whole. */
  readonly pointer: string;
  /** The word that tells it, beside the colour. */
  readonly label: string;
}

/** A body, read as JSON or XML where it is that, with one part of it marked. */
export function BodyView({ body, mark }: { readonly body: string; readonly mark?: BodyMark | undefined }) {
  const [isWhole, setWhole] = useState(false);
  const read = useMemo(() => readBody(body), [body]);
  const marked = useMemo(() => markedLines(read, mark?.pointer ?? ""), [read, mark?.pointer]);
  const isMarked = mark !== undefined;
  const marksAll = isMarked && marked.size === 0;
  const first = Math.min(...marked);
  const { lines } = read;
  const stretches = isWhole
    ? [{ first: 0, end: lines.length, isShown: true }]
    : foldedLines(lines.length, marked);
  const hasMore =
    stretches.some(({ isShown }) => !isShown) || lines.some(({ text }) => text.length > longLine);
  return (
    <>
      <pre class={marksAll ? "body-text marked" : "body-text"}>
        {marksAll && (
          <span class="body-more">
            <MarkLabel label={mark.label} />
          </span>
        )}
        {stretches.map(({ first: from, end, isShown }) =>
          isShown ? (
            lines.slice(from, end).map(({ text, depth }, index) => {
              const place = from + index;
              const isHere = marked.has(place);
              return (
                <code
                  key={place}
                  class={isHere ? "body-line marked" : "body-line"}
                  style={{ "--depth": Math.min(depth, deepest) }}
                >
                  <VisibleText text={isWhole ? text : cutShort(text)} />
                  {isHere && place === first && <MarkLabel label={mark?.label ?? ""} />}
                </code>
              );
            })
          ) : (
            <span key={from} class="body-more">
              ⋯ {end - from} lines
            </span>
          ),
        )}
      </pre>
      {(hasMore || isWhole) && (
        <p class="message-note">
          <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Show less" : `Show all ${lines.length === 1 ? "of it" : `${lines.length} lines`}`}
          </button>
        </p>
      )}
    </>
  );
}

/** The word beside what is marked. */
export function MarkLabel({ label }: { readonly label: string }) {
  return <span class="mark-label">{label}</span>;
}

function cutShort(text: string): string {
  if (text.length <= longLine) return text;
  return `${text.slice(0, longLine)}… (${text.length - longLine} more characters)`;
}
