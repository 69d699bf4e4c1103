import { visiblePieces } from "../text/visible-text.js";

/** A text in which characters that nobody would see are shown. */
export function VisibleText({ text }: { readonly text: string }) {
  return (
    <>
      {visiblePieces(text).map(({ text: piece, name }) =>
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
