import { useMemo, useRef, useState } from "preact/hooks";
import type { PromiseOverview, ProviderOverview } from "../../page-data/page-content.js";
import { standingSigns } from "../../page-data/standing.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import { BreachRow } from "./breach-row.js";
import type { ChosenProvider } from "./choose-promises.js";
import { type Matrix, matrixOf, standingCounts } from "./matrix.js";
import "./matrix.css";
import { nextTile } from "./next-tile.js";
import { promiseKey } from "./promise-key.js";
import { ProviderHead } from "./provider-head.js";
import { type Peek, TilePeek } from "./tile-peek.js";

interface MatrixViewProps {
  readonly chosen: readonly ChosenProvider[];
  /** What the first row tells in words, of the same providers whatever the filters leave of them; no such row without. */
  readonly breaches?: readonly ChosenProvider[];
}

/** Themes down, providers across, a tile for each promise; arrow keys move among the tiles. */
export function MatrixView({ chosen, breaches = [] }: MatrixViewProps) {
  const matrix = useMemo(() => matrixOf(chosen), [chosen]);
  const [current, setCurrent] = useState("");
  const [peek, setPeek] = useState<Peek | undefined>(undefined);
  const table = useRef<HTMLTableElement>(null);
  const { view } = useAddress();
  const keys = keysOf(matrix);
  const entry = keys.has(current) ? current : ([...keys.keys()][0] ?? "");
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") setPeek(undefined);
    const from = keys.get((event.target as HTMLElement).dataset["key"] ?? "");
    if (from === undefined || event.altKey || event.metaKey) return;
    const grid = matrix.rows.map(({ cells }) => cells.map(({ length }) => length));
    const next = nextTile(grid, from, event.ctrlKey ? `Control+${event.key}` : event.key);
    if (next === undefined) return;
    event.preventDefault();
    const tile = [...keys].find(
      ([, at]) => at.row === next.row && at.column === next.column && at.index === next.index,
    );
    table.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(tile?.[0] ?? "")}"]`)?.focus();
  };
  const tile = (provider: ProviderOverview, promise: PromiseOverview) => {
    const key = promiseKey(provider.name, promise.id);
    const { sign, word } = standingSigns[promise.standing];
    const show = (event: { readonly currentTarget: HTMLElement }) =>
      setPeek({ promise, provider, at: event.currentTarget.getBoundingClientRect() });
    return (
      <a
        key={key}
        class={`tile sign tone-${promise.standing}`}
        href={viewAddress({ ...view, promise: key })}
        data-key={key}
        tabIndex={key === entry ? 0 : -1}
        aria-label={`${promise.id}, ${word}: ${promise.promises}`}
        onFocus={(event) => {
          setCurrent(key);
          show(event);
        }}
        onBlur={() => setPeek(undefined)}
        onMouseEnter={show}
        onMouseLeave={() => setPeek(undefined)}
      >
        {sign}
      </a>
    );
  };
  return (
    <div class="matrix-frame">
      <table
        class="matrix"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what ARIA makes grids of
        role="grid"
        ref={table}
        aria-label="Promises by theme and provider"
        onKeyDown={move}
      >
        <thead>
          <tr>
            <th scope="col">
              <span class="spoken">Theme</span>
            </th>
            {chosen.map(({ provider }) => (
              <th scope="col" key={provider.name}>
                <ProviderHead provider={provider} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <BreachRow chosen={breaches} />
          {matrix.rows.map(({ theme, cells }) => (
            <tr key={theme}>
              <th scope="row">{theme}</th>
              {cells.map((promises, column) => (
                <td key={matrix.providers[column]?.name}>
                  <CellCounts promises={promises} hasAny={hasTheme(matrix.providers[column], theme)} />
                  <div class="tiles">
                    {promises.map((promise) => {
                      const provider = matrix.providers[column];
                      return provider === undefined ? null : tile(provider, promise);
                    })}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TilePeek peek={peek} />
    </div>
  );
}

function hasTheme(provider: ProviderOverview | undefined, theme: string): boolean {
  return provider?.promises.some((promise) => promise.theme === theme) === true;
}

interface CellCountsProps {
  readonly promises: readonly PromiseOverview[];
  /** Whether the provider has any of this theme, shown or not. */
  readonly hasAny: boolean;
}

function CellCounts({ promises, hasAny }: CellCountsProps) {
  if (promises.length === 0)
    return <span class="cell-counts">{hasAny ? "none that fits" : "no promise"}</span>;
  return (
    <span class="cell-counts">
      {standingCounts(promises).map(([standing, count]) => (
        <span key={standing} class={`count-${standing}`}>
          {count} {standingSigns[standing].word}
        </span>
      ))}
    </span>
  );
}

/** Every tile's key with its place. */
function keysOf({ rows, providers }: Matrix) {
  return new Map(
    rows.flatMap(({ cells }, row) =>
      cells.flatMap((promises, column) =>
        promises.map(
          ({ id }, index) => [promiseKey(providers[column]?.name ?? "", id), { row, column, index }] as const,
        ),
      ),
    ),
  );
}
