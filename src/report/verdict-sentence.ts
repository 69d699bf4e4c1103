import { plural } from "./plural.js";
import type { Results } from "./results.js";

/** What a run says of its target, in one sentence. */
export function verdictSentence({ summary, target, providers, interrupted }: Results): string {
  const subject = target === "mock" ? "The mock (not the provider)" : "The live target";
  if (summary.violates > 0)
    return `${subject} breaks the documentation in ${plural(summary.violates, "case")}`;
  if (summary.stale > 0) return `Known deviations are gone in ${plural(summary.stale, "case")}: delete them`;
  if (summary.inconclusive > 0)
    return `Could not conclude: ${plural(summary.inconclusive, "case")} inconclusive`;
  const stopped = providers.filter((provider) => provider.stopped !== undefined);
  if (interrupted === true) return "Could not conclude: the run was interrupted";
  if (stopped.length > 0)
    return `Could not conclude: ${stopped.map(({ name }) => name).join(", ")} ended early`;
  if (summary.conforms + summary.deviates === 0)
    return `Nothing was seen of ${target === "mock" ? "the mock" : "the live target"}: no case came to a verdict`;
  const known =
    summary.deviates > 0 ? `, ${plural(summary.deviates, "case")} with known deviations apart` : "";
  const apart = summary.warnings > 0 ? `${known}, ${plural(summary.warnings, "warning")} apart` : known;
  return `${subject} keeps to the documentation in all ${plural(summary.conforms, "case")}${apart}`;
}
