import { useMemo, useState } from "preact/hooks";
import type { BodyLine } from "../text/body-line.js";
import { readBody } from "../text/body-lines.js";
import type { Mark } from "../text/body-mark.js";
import { foldedLines } from "../text/folded-lines.js";
import { markedLines } from "../text/marked-lines.js";
import { VisibleText } from "./visible-text.js";

const longLine = 400;
const deepest = 16;

/** A body, read as JSON or XML where it is that, with one part of it marked. */
export function BodyView({ body, mark }: { readonly body: string; readonly mark?: Mark | undefined }) {
  const [isWhole, setWhole] = useState(false);
  const read = useMemo(() => readBody(body), [body]);
  const marked = useMemo(
    () => (mark === undefined ? new Set<number>() : markedLines(read, mark)),
    [read, mark],
  );
  const { lines } = read;
  const first = Math.min(...marked);
  const stretches = isWhole
    ? [{ first: 0, end: lines.length, isShown: true }]
    : foldedLines(lines.length, marked);
  const hasMore =
    stretches.some(({ isShown }) => !isShown) || lines.some(({ text }) => text.length > longLine);
  const marksAll = mark !== undefined && marked.size === 0;
  return (
    <>
      <pre class={marksAll ? "body-text marked-whole" : "body-text"}>
        {marksAll && (
          <span class="body-more">
            <MarkLabel label={mark.lacks === undefined ? mark.label : `${mark.label}: ${mark.lacks}`} />
          </span>
        )}
        {stretches.map(({ first: from, end, isShown }) =>
          isShown ? (
            lines
              .slice(from, end)
              .map((line, index) => (
                <Line
                  key={from + index}
                  line={isWhole ? line : cutShort(line)}
                  isMarked={marked.has(from + index) && mark?.lacks === undefined}
                  mark={from + index === first ? mark : undefined}
                />
              ))
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

interface LineProps {
  readonly line: BodyLine;
  readonly isMarked: boolean;
  /** What is told beside the line, or below it where it lacks something. */
  readonly mark: Mark | undefined;
}

function Line({ line: { text, depth }, isMarked, mark }: LineProps) {
  return (
    <>
      <code
        class={isMarked ? "body-line marked" : "body-line"}
        style={{ "--depth": Math.min(depth, deepest) }}
      >
        <VisibleText text={text} spaces="body" />
        {mark !== undefined && mark.lacks === undefined && <MarkLabel label={mark.label} />}
      </code>
      {mark?.lacks !== undefined && (
        <span class="body-line marked lacking" style={{ "--depth": Math.min(depth + 1, deepest) }}>
          {mark.lacks}
          <MarkLabel label={mark.label} />
        </span>
      )}
    </>
  );
}

/** The word beside what is marked. */
export function MarkLabel({ label }: { readonly label: string }) {
  return <span class="mark-label">{label}</span>;
}

function cutShort(line: BodyLine): BodyLine {
  const { text } = line;
  if (text.length <= longLine) return line;
  return { ...line, text: `${text.slice(0, longLine)}… (${text.length - longLine} more characters)` };
}
