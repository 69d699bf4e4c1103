import type { ProviderComparison, RunLine } from "../page-data/serve-content.js";
import { plural } from "../report/plural.js";

/** What keeps two runs from being compared like with like, in words. */
export function compareRemarks(
  before: RunLine,
  after: RunLine,
  providers: readonly ProviderComparison[],
): string[] {
  const remarks: string[] = [];
  const asked = ({ target }: RunLine) => (target === "mock" ? "the mock, not the provider" : "a live server");
  if (before.target !== after.target)
    remarks.push(
      `They asked different targets: the earlier one ${asked(before)}, the later one ${asked(after)}.`,
    );
  if (before.startedAt > after.startedAt)
    remarks.push("The run that is taken as the later one started first.");
  if (before.seed !== after.seed)
    remarks.push(`Their seeds differ (${before.seed} and ${after.seed}): they sent other values.`);
  for (const [name, run] of [["earlier", before] as const, ["later", after] as const]) {
    if (run.interrupted === true) remarks.push(`The ${name} one was interrupted.`);
    if (run.shard !== undefined)
      remarks.push(`The ${name} one is shard ${run.shard.index} of ${run.shard.count}: a part of its cases.`);
  }
  for (const { title, isIn, documents, hosts, cases } of providers) {
    if (isIn !== "both") continue;
    if (hosts !== undefined && before.target === after.target)
      remarks.push(`${title}: other hosts answered, ${hosts.before} and ${hosts.after}.`);
    if (documents === "other") remarks.push(`${title}: their documents differ.`);
    if (documents === "unknown") remarks.push(`${title}: one of them does not tell its documents' digest.`);
    if (cases.added + cases.gone > 0)
      remarks.push(
        `${title}: ${plural(cases.gone, "case")} of the earlier one and ${plural(cases.added, "case")} of the later one are not in the other.`,
      );
  }
  return remarks;
}
