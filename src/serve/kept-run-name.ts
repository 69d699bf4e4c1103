import type { Results } from "../report/results.js";

/** The name of a file that a run is kept in, taken apart. */
export interface KeptRunName {
  /** When the run started, to the second, as its name has it. */
  readonly stamp: string;
  /** Tells runs of the same second apart, from 1 on. */
  readonly number: number;
}

const pattern = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-(?:mock|live)(?:-(\d+))?\.json$/;

/**
 * The name under which a run is kept; `number` tells runs of the same second apart.
 *
 * @example
 * keptRunName({ startedAt: "2026-11-28T13:00:00.000Z", target: "mock" }, 1); // "2026-11-28T13-00-00Z-mock.json"
 */
export function keptRunName({ startedAt, target }: Pick<Results, "startedAt" | "target">, number: number) {
  const stamp = startedAt.replace(/\.\d+Z$/, "Z").replaceAll(":", "-");
  return `${stamp}-${target}${number === 1 ? "" : `-${number}`}.json`;
}

/** Reads such a name; undefined where a file is called otherwise. */
export function parseKeptRunName(name: string): KeptRunName | undefined {
  const [, stamp, number] = pattern.exec(name) ?? [];
  return stamp === undefined ? undefined : { stamp, number: number === undefined ? 1 : Number(number) };
}

/** Whether a text begins as results of assay do, of whatever version. */
export function beginsAsResults(text: string): boolean {
  return /^\s*\{\s*"schema"\s*:\s*"assay\/results@/.test(text);
}
