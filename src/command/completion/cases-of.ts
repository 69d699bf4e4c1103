import { planFor } from "../../engine/plan-for.js";
import { chooseSuite } from "../../suite/prepare-suite.js";
import { runOptions } from "../../suite/run-suite.js";
import type { CommandContext } from "../command-context.js";

/** The names of the cases that a run of a provider would have; none where its documents are broken. */
export async function casesOf(
  provider: string,
  { workingFolder, environment, signal }: CommandContext,
): Promise<string[]> {
  const chosen = await chooseSuite({ providers: [provider], workingFolder, environment });
  if (chosen.kind === "broken") return [];
  return chosen.value.providers.flatMap((one) =>
    planFor(one, runOptions(chosen.value, one, signal)).cases.map(({ name }) => name),
  );
}
