import type { Overview, ProviderOverview } from "../../page-data/page-content.js";
import { plural } from "../../report/plural.js";
import type { View } from "../state/view.js";

/** Something about the run that a reader must know before trusting it. */
export interface Notice {
  /** `warning` where it weakens what the run says. */
  readonly weight: "warning" | "note";
  readonly text: string;
  readonly items: readonly string[];
  /** Where more of it is. */
  readonly leadsTo?: Partial<View>;
}

/** Everything that limits what a run says: what did not run, what ended early, what is left behind, what is stale. */
export function noticesOf(overview: Overview): readonly Notice[] {
  return [...runNotices(overview), ...overview.providers.flatMap(providerNotices)];
}

function runNotices({ interrupted, shard, notRun = [], problems, summary, providers }: Overview): Notice[] {
  const warning = (text: string, items: readonly string[] = []): Notice => ({
    weight: "warning",
    text,
    items,
  });
  return [
    ...(providers.length === 0 ? [warning("No provider was run: there is nothing to tell.")] : []),
    ...(interrupted === true
      ? [warning("The run was ended before its time: what is missing was not looked at.")]
      : []),
    ...(shard === undefined
      ? []
      : [
          warning(
            `This is part ${shard.index} of ${shard.count} of the cases. assay report merges the parts.`,
          ),
        ]),
    ...(notRun.length === 0 ? [] : [warning(`Not run, for the run was ended before: ${notRun.join(", ")}.`)]),
    ...(problems.length === 0
      ? []
      : [
          warning(
            `${plural(problems.length, "problem")} in the documents or the setting.`,
            problems.map(({ document, pointer = "", line, message }) =>
              [
                `${document}${line === undefined ? "" : `:${line}`}${pointer === "" ? "" : `#${pointer}`}`,
                message,
              ].join(": "),
            ),
          ),
        ]),
    ...(summary.inconclusive === 0
      ? []
      : [
          {
            ...warning(`${plural(summary.inconclusive, "case")} came to no conclusion.`),
            leadsTo: { part: "cases" as const, verdicts: ["inconclusive"] },
          },
        ]),
    ...(!(summary.gaps > 0)
      ? []
      : [
          {
            weight: "note" as const,
            text: `${plural(summary.gaps, "gap")} in the documentation: answers that it does not list, each with the case that saw it.`,
            items: [],
            leadsTo: { part: "cases" as const },
          },
        ]),
    ...(summary.skipped === 0
      ? []
      : [
          {
            weight: "note" as const,
            text: `${plural(summary.skipped, "case")} left out, each with its reason.`,
            items: [],
            leadsTo: { part: "cases" as const, verdicts: ["skipped"] },
          },
        ]),
  ];
}

function providerNotices(provider: ProviderOverview): Notice[] {
  const { title, stopped, left, leftovers, deviations = [], notExercised } = provider;
  const warning = (text: string, items: readonly string[]): Notice => ({ weight: "warning", text, items });
  const gone = deviations.filter(({ standing, isExpired }) => standing === "gone" || isExpired);
  const unsure = deviations.filter(
    ({ standing, isExpired }) => !isExpired && ["flaky", "unsettled"].includes(standing),
  );
  const says = (list: typeof deviations) =>
    list.map((one) => `${one.case}: ${one.says} (${one.file}:${one.lines[0]})`);
  return [
    ...(stopped === undefined ? [] : [warning(`${title} ended early: ${stopped}`, [])]),
    ...(left === 0
      ? []
      : [
          warning(
            `${title}: ${plural(left, "created thing")} may be left behind. assay sweep ${provider.name} deletes what it can.`,
            leftovers.map(({ resource, id, reason }) => `${resource} ${id}: ${reason}`),
          ),
        ]),
    ...(gone.length === 0
      ? []
      : [
          warning(
            `${title}: ${plural(gone.length, "known deviation")} gone or expired. Take them off the record.`,
            says(gone),
          ),
        ]),
    ...(unsure.length === 0
      ? []
      : [warning(`${title}: ${plural(unsure.length, "known deviation")} not settled.`, says(unsure))]),
    ...(notExercised.length === 0
      ? []
      : [
          {
            weight: "note" as const,
            text: `${title}: ${plural(notExercised.length, "part")} of the description not exercised.`,
            items: notExercised.map(({ operation, place, reason }) =>
              [[operation, place].filter((part) => part !== undefined).join(" "), reason]
                .filter(Boolean)
                .join(": "),
            ),
          },
        ]),
  ];
}
