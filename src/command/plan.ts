import { planFor } from "../engine/plan-for.js";
import { nothingChangedText, onlyChangedSince } from "../suite/changed-since.js";
import { exitStatus } from "../suite/exit-status.js";
import { chooseSuite } from "../suite/prepare-suite.js";
import { shareBudget } from "../suite/run-limits.js";
import { runOptions } from "../suite/run-suite.js";
import type { CommandContext } from "./command-context.js";
import { planText } from "./plan-text.js";
import { plannedProvider } from "./planned-provider.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** Prints what `verify` would send; sends nothing. */
export async function plan(
  names: readonly string[],
  flags: VerifyFlags & { readonly cases?: boolean },
  context: CommandContext,
): Promise<number> {
  const chosen = await chooseSuite(suiteFromFlags(flags, names, context));
  if (chosen.kind === "broken") return context.refuse(chosen.problems);
  const changed = await onlyChangedSince(flags, chosen.value, context);
  if (changed.kind === "broken") return context.refuse(changed.problems);
  const options = changed.value;
  if (options.providers.length === 0) context.streams.err(nothingChangedText(flags.changedSince ?? ""));
  const shares = shareBudget(options);
  const planned = options.providers.map((provider) => {
    const engine = runOptions(options, provider, context.signal);
    const left = shares.next(engine.limits).left();
    const limits = { ...engine.limits, maxRequests: left.requests, maxCreates: left.creations };
    return plannedProvider(planFor(provider, engine), { ...engine, limits });
  });
  const listsCases = flags.cases === true;
  context.streams.out(
    flags.json === true
      ? `${JSON.stringify({ providers: planned }, null, 2)}\n`
      : planned.map((one) => planText(one, { listsCases })).join("\n"),
  );
  return exitStatus.conforms;
}
