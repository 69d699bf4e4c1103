import { exitStatus } from "../suite/exit-status.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";
import { readResults } from "./read-results.js";
import { isCounterexample, replayCounterexample } from "./replay-counterexample.js";
import { verify } from "./verify.js";
import type { VerifyFlags } from "./verify-options.js";

/** Runs one case again, every broken case of an earlier run's results, or a counterexample. */
export async function replay(what: string, flags: VerifyFlags, context: CommandContext): Promise<number> {
  if (!what.endsWith(".json")) return verify(chosen(flags, [what]), { ...flags, case: what }, context);
  if (await isCounterexample(what)) return replayCounterexample(what, flags, context);
  const results = await readResults(what);
  const failed = results.providers.flatMap(({ cases }) =>
    cases.filter(({ verdict }) => verdict === "violates"),
  );
  if (failed.length === 0) {
    context.streams.err(`${what} holds no broken case; there is nothing to run again.\n`);
    return exitStatus.conforms;
  }
  if (results.target === "live" && flags.url === undefined && flags.target === undefined)
    throw new UsageError(
      `${what} comes from a live target (${results.providers.map(({ address }) => address).join(", ")}): say where to replay, with --target live, --url URL or --target mock.`,
    );
  const names = failed.map(({ name }) => name);
  return verify(chosen(flags, names), { ...flags, caseNames: names, seed: results.seed }, context);
}

/** The providers of the cases; none where a description is given in their place. */
function chosen({ description }: VerifyFlags, caseNames: readonly string[]): string[] {
  if (description !== undefined) return [];
  return [...new Set(caseNames.map((name) => name.split("/")[0] ?? ""))];
}
