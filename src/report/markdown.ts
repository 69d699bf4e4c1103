import { failingDeviations } from "./failing-deviations.js";
import { type FindingGroup, findingGroups } from "./finding-groups.js";
import { markdownCell as cell, codeBlock, markdownTable, markdownText } from "./markdown-text.js";
import { reasonSections, unsettledSections } from "./markdown-unsettled.js";
import { plural } from "./plural.js";
import type { ProviderResults, Results } from "./results.js";
import { verdictSentence } from "./verdict-sentence.js";

const mostReplays = 50;

/**
 * What a run came to, as Markdown: totals, broken promises, known deviations, what was not concluded or skipped and
 * why, and how to run the broken cases again.
 *
 * @param mostBytes sections that would make it longer are left out, and it says so
 */
export function markdownReport(results: Results, mostBytes: number): string {
  const { target, seed, summary, providers } = results;
  const names = providers.map(({ name }) => name).join(", ");
  const { verified, broken, unverified, unverifiable } = summary.promises;
  const sections = [
    `## assay: ${markdownText(names)} on the ${target === "mock" ? "mock" : "live target"}`,
    `${mark(results)} **${markdownText(verdictSentence(results))}**`,
    `Promises: ${verified} verified, ${broken} broken, ${unverified} not seen, ${unverifiable} unverifiable. ${plural(summary.requests, "request")} in ${summary.seconds.toFixed(1)} s, seed ${seed}${results.shard === undefined ? "" : `, shard ${results.shard.index} of ${results.shard.count}`}.`,
    totals(results),
    ...providers.flatMap(breaches),
    ...(target === "mock" ? [] : providers.flatMap(knownDeviations)),
    ...providers.flatMap(unsettledSections),
    ...(results.notRun ?? []).map((name) => `### ${markdownText(name)} was not run`),
    ...providers.flatMap((provider) => reasonSections(provider, "skipped", "Skipped")),
    ...replays(results),
  ];
  return joined(sections, mostBytes);
}

function mark({ summary, problems }: Results): string {
  if (summary.violates + summary.stale + problems.length > 0) return "❌";
  return summary.inconclusive > 0 || summary.conforms + summary.deviates === 0 ? "⚠️" : "✅";
}

function totals({ providers }: Results): string {
  const verdicts = ["conforms", "violates", "deviates", "stale", "skipped", "inconclusive"] as const;
  const rows = providers.map(({ name, cases, promises }) => [
    markdownText(name),
    ...verdicts.map((wanted) => String(cases.filter(({ verdict }) => verdict === wanted).length)),
    `${promises.filter(({ standing }) => standing === "verified").length} of ${promises.length}`,
  ]);
  return markdownTable(["provider", ...verdicts, "promises verified"], rows);
}

function breaches(provider: ProviderResults): string[] {
  const groups = findingGroups(provider, "violation");
  if (groups.length === 0) return [];
  const rows = groups.map((group) => breachRow(group, provider));
  return [
    `### Broken promises of ${markdownText(provider.name)}`,
    markdownTable(["promise", "source", "what happened", "where", "cases"], rows),
  ];
}

function breachRow({ finding, operation, seenBy }: FindingGroup, { promises }: ProviderResults): string[] {
  const promise = promises.find(({ id }) => id === finding.promise);
  const { source } = promise ?? {};
  const { location } = finding;
  return [
    promise === undefined ? "stated by the description" : `${promise.id}: ${promise.promises}`,
    source === undefined ? "" : `${source.document}, ${source.at}`,
    `${finding.message} Expected ${finding.expected}; received ${finding.received}`,
    `${operation}${location === undefined ? "" : `, ${location.file}:${location.line}`}`,
    String(seenBy.length),
  ].map(cell);
}

function knownDeviations(provider: ProviderResults): string[] {
  const { name, deviations = [] } = provider;
  if (deviations.length === 0) return [];
  const failing = failingDeviations(provider);
  const rows = deviations.map((one) => [
    `${failing.includes(one) ? "❌ " : ""}${cell(`${one.promise ?? one.check}, ${one.place}`)}`,
    ...[one.case, one.owner, one.expires, one.reason, one.says].map(cell),
  ]);
  return [
    `### Known deviations of ${markdownText(name)}`,
    markdownTable(["what", "case", "owner", "until", "why", "now"], rows),
  ];
}

function replays({ providers }: Results): string[] {
  const groups = providers.flatMap((provider) => findingGroups(provider, "violation"));
  const lines = [...new Set(groups.map(({ shownBy }) => shownBy.replay))];
  if (lines.length === 0) return [];
  const left = lines.length - mostReplays;
  return [
    "### Run them again",
    codeBlock([...lines.slice(0, mostReplays), ...(left > 0 ? [`# … and ${left} more`] : [])].join("\n")),
  ];
}

function joined(sections: readonly string[], mostBytes: number): string {
  const note = "\n\n_Left out, for want of room: the rest. results.json has it all._\n";
  let text = "";
  for (const section of sections) {
    const next = text === "" ? section : `${text}\n\n${section}`;
    if (Buffer.byteLength(next) + Buffer.byteLength(note) > mostBytes) return `${text}${note}`;
    text = next;
  }
  return `${text}\n`;
}
