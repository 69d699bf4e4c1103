import { type Standing, standingSigns } from "../../page-data/standing.js";

/** The sign and the word of a standing. */
export function StandingBadge({ standing }: { readonly standing: Standing }) {
  const { sign, word, means } = standingSigns[standing];
  return (
    <span class={`badge tone-${standing}`} title={means}>
      <span aria-hidden="true">{sign}</span>
      {word}
    </span>
  );
}

/** The sign of a standing alone, with its word for who listens. */
export function StandingMark({ standing }: { readonly standing: Standing }) {
  const { sign, word } = standingSigns[standing];
  return (
    <span class={`sign tone-${standing}`}>
      <span aria-hidden="true">{sign}</span>
      <span class="spoken">{word}</span>
    </span>
  );
}
