import type { RunLine } from "../../page-data/serve-content.js";
import type { ServedProvider } from "../../page-data/served-providers.js";

/** The address of a run's page; `promise` opens one of them, as `<provider>/<id>`. */
export function runAddress(id: string, promise?: string): string {
  return `/run/${id}${promise === undefined ? "" : `#${new URLSearchParams({ promise })}`}`;
}

/** The address of a comparison. */
export function compareAddress(before: string, after: string): string {
  return `/compare?${new URLSearchParams({ before, after })}`;
}

/** The address of a provider's trend. */
export function trendAddress(
  { provider, target, host }: Pick<ServedProvider, "provider" | "target" | "host">,
  more: Readonly<Record<string, string>> = {},
): string {
  return `/trend?${new URLSearchParams({ provider, target, ...(host === "" ? {} : { host }), ...more })}`;
}

/** What answered, in words. */
export function targetText({ target, host }: Pick<ServedProvider, "target" | "host">): string {
  return target === "mock" ? "mock" : host;
}

/** The run before another one on the same target, with a provider in common; `runs` are the newest first. */
export function runBefore(runs: readonly RunLine[], run: RunLine): RunLine | undefined {
  const served = ({ target, providers }: RunLine) =>
    providers.map(({ name, host }) => JSON.stringify([target, name, host]));
  const own = new Set(served(run));
  const shard = JSON.stringify(run.shard);
  return runs
    .slice(runs.indexOf(run) + 1)
    .find((other) => JSON.stringify(other.shard) === shard && served(other).some((one) => own.has(one)));
}
