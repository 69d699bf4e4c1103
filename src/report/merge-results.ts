import { mergeProvider, type ProviderPart } from "./merge-provider.js";
import type { Results } from "./results.js";
import { summaryOf } from "./summary-of.js";

/** Results with the name of the file that they come from. */
export interface NamedResults {
  readonly file: string;
  readonly results: Results;
}

/** Parts of one run as that run, or everything that stands against it. */
export type Merged =
  | { readonly kind: "merged"; readonly results: Results; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/**
 * Puts the results of shards, and of several providers, together: the same cases and verdicts in the same order as
 * one run of all of them.
 */
export function mergeResults(inputs: readonly NamedResults[]): Merged {
  const [first] = inputs;
  if (first === undefined) return { kind: "refused", reasons: ["there are no results to merge"] };
  const apart = differences(inputs);
  if (apart.length > 0) return { kind: "refused", reasons: apart };
  const merged = providerNames(inputs).map((name) => mergeProvider(partsOf(inputs, name)));
  const reasons = merged.flatMap((provider) => (provider.kind === "refused" ? provider.reasons : []));
  if (reasons.length > 0) return { kind: "refused", reasons };
  const providers = merged.flatMap((provider) => (provider.kind === "merged" ? [provider.provider] : []));
  const notRun = [...new Set(inputs.flatMap(({ results }) => results.notRun ?? []))].filter(
    (name) => !providers.some((provider) => provider.name === name),
  );
  const { shard: _, interrupted: __, notRun: ___, ...head } = first.results;
  const results: Results = {
    ...head,
    startedAt: inputs.map((input) => input.results.startedAt).toSorted()[0] ?? head.startedAt,
    ...(inputs.some((input) => input.results.interrupted === true) ? { interrupted: true } : {}),
    ...(notRun.length === 0 ? {} : { notRun }),
    providers,
    problems: distinct(inputs.flatMap((input) => input.results.problems)),
    summary: summaryOf(providers, secondsOf(inputs)),
  };
  const notes = merged.flatMap((provider) => (provider.kind === "merged" ? provider.notes : []));
  return { kind: "merged", results, notes };
}

/** Results of different runs do not make one. */
function differences(inputs: readonly NamedResults[]): string[] {
  const facts: readonly (readonly [string, (results: Results) => unknown])[] = [
    ["target", ({ target }) => target],
    ["seed", ({ seed }) => seed],
    ["strictness, runs or allowances", ({ rigour }) => rigour],
  ];
  return facts.flatMap(([name, factOf]) => {
    const values = inputs.map(({ file, results }) => ({ file, text: JSON.stringify(factOf(results)) }));
    const other = values.find(({ text }) => text !== values[0]?.text);
    if (other === undefined) return [];
    return [`the ${name} differ: ${values[0]?.text} in ${values[0]?.file}, ${other.text} in ${other.file}`];
  });
}

function providerNames(inputs: readonly NamedResults[]): string[] {
  const namesOf = ({ results }: NamedResults) => results.providers.map(({ name }) => name);
  const all = [...new Set(inputs.flatMap(namesOf))].sort();
  // One that ran them all knows their order.
  return inputs.map(namesOf).find((names) => names.length === all.length) ?? all;
}

function partsOf(inputs: readonly NamedResults[], name: string): ProviderPart[] {
  return inputs.flatMap(({ file, results }) =>
    results.providers
      .filter((provider) => provider.name === name)
      .map((provider) => ({
        file,
        provider,
        ...(results.shard === undefined ? {} : { shard: results.shard }),
        ended: results.interrupted === true || provider.stopped !== undefined ? "early" : "well",
      })),
  );
}

/** How long at least one part was running. */
function secondsOf(inputs: readonly NamedResults[]): number {
  const spans = inputs
    .map(({ results }) => {
      const from = Date.parse(results.startedAt) / 1000;
      return { from, to: from + results.summary.seconds };
    })
    .toSorted((a, b) => a.from - b.from);
  let seconds = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    seconds += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return seconds;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
