import { type ShownSpaces, visiblePieces } from "../text/visible-text.js";

interface VisibleTextProps {
  readonly text: string;
  readonly spaces?: ShownSpaces;
}

/** A text in which characters that nobody would see are shown. */
export function VisibleText({ text, spaces = "line" }: VisibleTextProps) {
  return (
    <>
      {visiblePieces(text, spaces).map(({ text: piece, name }) =>
        name === undefined ? (
          piece
        ) : (
          <span class="unseeable" title={name}>
            {piece}
          </span>
        ),
      )}
    </>
  );
}
