import { type DifferencePiece, textDifference } from "../text/text-difference.js";
import "./difference-view.css";
import { VisibleText } from "./visible-text.js";

interface DifferenceProps {
  readonly expected: string;
  readonly received: string;
}

/** What was expected over what was received; what only one of them has is marked. */
export function DifferenceView({ expected, received }: DifferenceProps) {
  const difference = textDifference(expected, received);
  return (
    <dl class="difference">
      <dt>Expected</dt>
      <dd>
        <Pieces pieces={difference.expected} />
      </dd>
      <dt>Received</dt>
      <dd class="received">
        <Pieces pieces={difference.received} />
      </dd>
    </dl>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly DifferencePiece[] }) {
  return (
    <code>
      {pieces.map(({ text, isShared }, index) =>
        isShared ? (
          <VisibleText key={index} text={text} spaces="prose" />
        ) : (
          <mark key={index}>
            <VisibleText text={text} spaces="prose" />
          </mark>
        ),
      )}
    </code>
  );
}
