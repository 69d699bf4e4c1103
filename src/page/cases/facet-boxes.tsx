interface FacetBoxesProps {
  readonly legend: string;
  /** Each value with how many cases it leaves. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
  readonly labelOf: (value: string) => string;
  readonly choose: (chosen: readonly string[]) => void;
}

/** A box to tick for each value; none ticked means all. With one value there is nothing to choose. */
export function FacetBoxes({ legend, counts, chosen, labelOf, choose }: FacetBoxesProps) {
  const values = [...new Set([...counts.keys(), ...chosen])];
  if (values.length < 2 && chosen.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>{legend}</legend>
      {values.map((value) => {
        const isChosen = chosen.includes(value);
        return (
          <label key={value} class="facet-box">
            <input
              type="checkbox"
              checked={isChosen}
              onChange={() =>
                choose(isChosen ? chosen.filter((other) => other !== value) : [...chosen, value])
              }
            />
            <bdi>{labelOf(value)}</bdi>{" "}
            <span class="count">{(counts.get(value) ?? 0).toLocaleString("en")}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
