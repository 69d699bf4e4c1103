import type { Provider } from "../documents/model.js";
import type { ProvedFault, ProvedPromise } from "./proof.js";

/** Every promise that something verifies, with the faults that made its check fail. */
export function promisesSeenToFail(
  { promises }: Provider,
  faults: readonly ProvedFault[],
): readonly ProvedPromise[] {
  const seen = new Map<string, string[]>();
  for (const { fault, fate } of faults)
    if (fate.kind === "killed")
      for (const id of fate.by.promises) seen.set(id, [...(seen.get(id) ?? []), fault.name]);
  return promises
    .filter(({ exchanges, workflows }) => exchanges.length + workflows.length > 0)
    .map(({ id }) => ({ id, seenToFail: seen.get(id) ?? [] }));
}
