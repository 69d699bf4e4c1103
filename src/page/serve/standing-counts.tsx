import { type Standing, standingSigns, standings } from "../../page-data/standing.js";

/** How many promises stand how: signs with numbers, the most urgent first. */
export function StandingCounts({ counts }: { readonly counts: Readonly<Partial<Record<Standing, number>>> }) {
  return (
    <span class="standing-counts">
      {standings.map((standing) => {
        const count = counts[standing] ?? 0;
        const { sign, word } = standingSigns[standing];
        return count === 0 ? null : (
          <span key={standing} class={`badge tone-${standing}`} title={`${count} ${word}`}>
            <span aria-hidden="true">{sign}</span>
            {count}
            <span class="spoken"> {word}</span>
          </span>
        );
      })}
    </span>
  );
}
