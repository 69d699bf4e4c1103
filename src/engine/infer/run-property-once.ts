import type { CaseRunner } from "../case-runner.js";
import { clearRecorded, recordExchanges } from "../recorded-exchanges.js";
import { createScript, type ScriptExchange, type ScriptRun } from "./create-script.js";
import type { InferredSource } from "./inferred-source.js";
import type { Drawn, PropertyDraws } from "./property-draws.js";
import type { Conclusion } from "./sequence.js";

/** What one run of a property came to. */
export interface PropertyRun {
  readonly conclusion: Conclusion;
  readonly exchanges: readonly ScriptExchange[];
  /** What it took from the generator. */
  readonly drawn: Drawn;
}

/** Runs a property once, from the values that it begins with, and removes all that it made. */
export async function runPropertyOnce(
  runner: CaseRunner,
  source: InferredSource,
  draws: PropertyDraws,
): Promise<PropertyRun> {
  const { keeper } = runner;
  const { create } = source.property.resource;
  const needed = create === undefined ? undefined : await keeper.provide(create, runner.session);
  if (needed?.kind === "failed")
    return {
      conclusion: { kind: "inconclusive", reason: needed.reason },
      exchanges: [],
      drawn: draws.drawn(),
    };
  const provided = needed?.resources ?? new Map();
  const recorded = recordExchanges(runner);
  const run: ScriptRun = { runner, source, recorded, draws, provided, exchanges: [], own: [] };
  const script = createScript(run);
  try {
    const conclusion = await source.property.check(script);
    const exchanges = [...run.exchanges];
    await removeOwn(run, script);
    return { conclusion, exchanges, drawn: draws.drawn() };
  } finally {
    await clearRecorded(recorded);
    await needed?.remove();
  }
}

/** Removes what the profile says nothing of, by the operation that the description has for it. */
async function removeOwn(run: ScriptRun, script: ReturnType<typeof createScript>): Promise<void> {
  const { remove } = run.source.property.resource;
  if (remove === undefined) return;
  for (const made of [...run.own].reverse()) {
    const request = script.requestOn(remove, made);
    if (request.kind === "prepared") await script.send(remove, request.value);
  }
}
