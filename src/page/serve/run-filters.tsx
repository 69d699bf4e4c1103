import type { RunLine } from "../../page-data/serve-content.js";
import { type ServedProvider, servedProviders } from "../../page-data/served-providers.js";

/** Which runs are listed. */
export interface RunChoice {
  readonly provider: string;
  readonly target: string;
  /** Only those that broke something. */
  readonly isBroken: boolean;
}

/** The choice that an address tells; all runs where it tells none. */
export function parseChoice(search: string): RunChoice {
  const given = new URLSearchParams(search);
  const { provider = "", target = "" } = Object.fromEntries(given);
  return { provider, target, isBroken: given.has("broken") };
}

/** The address that tells a choice. */
export function choiceAddress({ provider, target, isBroken }: RunChoice): string {
  const told = new URLSearchParams({
    ...(provider === "" ? {} : { provider }),
    ...(target === "" ? {} : { target }),
    ...(isBroken ? { broken: "yes" } : {}),
  });
  return told.size === 0 ? "/" : `/?${told}`;
}

/** The runs that a choice leaves. */
export function narrowedRuns(runs: readonly RunLine[], choice: RunChoice): readonly RunLine[] {
  return runs.filter(({ target, providers }) => {
    const own = providers.filter(({ name }) => choice.provider === "" || name === choice.provider);
    if (own.length === 0 && choice.provider !== "") return false;
    if (choice.target !== "" && target !== choice.target) return false;
    return !choice.isBroken || own.some(({ standings }) => (standings.broken ?? 0) > 0);
  });
}

interface RunFiltersProps {
  readonly runs: readonly RunLine[];
  readonly choice: RunChoice;
  readonly choose: (choice: RunChoice) => void;
}

/** What narrows the list of runs. */
export function RunFilters({ runs, choice, choose }: RunFiltersProps) {
  const titles = new Map(
    servedProviders(runs).map(({ provider, title }: ServedProvider) => [provider, title]),
  );
  const targets = new Set(runs.map(({ target }) => target));
  return (
    <search class="run-filters" aria-label="Runs">
      <label>
        Provider{" "}
        <select
          value={choice.provider}
          onChange={({ currentTarget }) => choose({ ...choice, provider: currentTarget.value })}
        >
          <option value="">all</option>
          {[...titles].map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {targets.size > 1 && (
        <label>
          Target{" "}
          <select
            value={choice.target}
            onChange={({ currentTarget }) => choose({ ...choice, target: currentTarget.value })}
          >
            <option value="">all</option>
            <option value="mock">mock</option>
            <option value="live">live</option>
          </select>
        </label>
      )}
      <label>
        <input
          type="checkbox"
          checked={choice.isBroken}
          onChange={({ currentTarget }) => choose({ ...choice, isBroken: currentTarget.checked })}
        />{" "}
        Only with a broken promise
      </label>
    </search>
  );
}
