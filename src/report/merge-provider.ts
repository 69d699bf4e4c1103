import type { Shard } from "../engine/case-selection.js";
import { inCaseOrder } from "./case-order.js";
import { mergeCoverage } from "./merge-coverage.js";
import { mergeDeviations } from "./merge-deviations.js";
import { mergeTraffic } from "./merge-traffic.js";
import { missingParts } from "./missing-parts.js";
import { plural } from "./plural.js";
import type { PromiseStanding } from "./promise-standing.js";
import type { CaseResults, ProviderResults } from "./results.js";

/** What one file has of a provider. */
export interface ProviderPart {
  readonly file: string;
  readonly provider: ProviderResults;
  readonly shard?: Shard;
  readonly ended: "early" | "well";
}

/** The parts of one provider as one, or what stands against it. */
export type MergedProvider =
  | { readonly kind: "merged"; readonly provider: ProviderResults; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** Puts the parts of one provider's run together. */
export function mergeProvider(parts: readonly ProviderPart[]): MergedProvider {
  const [first] = parts;
  if (first === undefined) return { kind: "refused", reasons: ["a provider has no results"] };
  const { cases, fresh, conflicts, repeated } = mergeCases(parts);
  const reasons = [...documentsApart(parts), ...missingParts(parts), ...conflicts];
  if (reasons.length > 0) return { kind: "refused", reasons };
  const providers = fresh.map(({ provider }) => provider);
  const sum = (count: (provider: ProviderResults) => number) =>
    providers.reduce((total, provider) => total + count(provider), 0);
  const stopped = distinct(providers.flatMap((provider) => provider.stopped ?? []));
  const { plan, stopped: _, ...head } = first.provider;
  const plans = distinct(parts.map((part) => part.provider.plan?.digest));
  const { name } = first.provider;
  return {
    kind: "merged",
    provider: {
      ...head,
      address: distinct(providers.map(({ address }) => address)).join(", "),
      ...(plan === undefined || plans.length > 1 ? {} : { plan }),
      cases,
      promises: first.provider.promises.map((promise) => mergeStanding(promise, providers)),
      requests: sum(({ requests }) => requests),
      created: sum(({ created }) => created),
      deleted: sum(({ deleted }) => deleted),
      left: sum(({ left }) => left),
      leftovers: providers.flatMap(({ leftovers }) => leftovers),
      notExercised: distinct(providers.flatMap(({ notExercised }) => notExercised)),
      ...(stopped.length === 0 ? {} : { stopped: stopped.join("; ") }),
      ...mergeDeviations(parts.map((part) => part.provider)),
      ...mergeTraffic(providers),
      ...mergeCoverage(providers),
    },
    notes: repeated === 0 ? [] : [`${name}: ${plural(repeated, "case")} given twice, with the same verdict`],
  };
}

interface MergedCases {
  readonly cases: readonly CaseResults[];
  /** Parts that have something of their own. */
  readonly fresh: readonly ProviderPart[];
  readonly conflicts: readonly string[];
  readonly repeated: number;
}

function mergeCases(parts: readonly ProviderPart[]): MergedCases {
  const known = new Map<string, { item: CaseResults; file: string }>();
  const conflicts: string[] = [];
  let repeated = 0;
  const fresh = parts.filter(({ file, provider }, index) => {
    const before = known.size;
    for (const item of provider.cases) {
      const other = known.get(item.name);
      if (other === undefined) known.set(item.name, { item, file });
      else if (other.item.verdict === item.verdict) repeated += 1;
      else
        conflicts.push(
          `${item.name} has two verdicts: ${other.item.verdict} in ${other.file}, ${item.verdict} in ${file}`,
        );
    }
    return index === 0 || provider.cases.length === 0 || known.size > before;
  });
  return { cases: inCaseOrder([...known.values()].map(({ item }) => item)), fresh, conflicts, repeated };
}

function documentsApart(parts: readonly ProviderPart[]): string[] {
  const [first] = parts;
  const other = parts.find(({ provider }) => provider.documents !== first?.provider.documents);
  if (other === undefined) return [];
  return [
    `${other.provider.name} was verified against other documents in ${other.file} than in ${first?.file}`,
  ];
}

const ranks = ["unverifiable", "unverified", "verified", "broken"] as const;

/** A promise is broken when one part saw it break, else verified when one saw it hold. */
function mergeStanding(promise: PromiseStanding, providers: readonly ProviderResults[]): PromiseStanding {
  const all = providers.flatMap(({ promises }) => promises.filter(({ id }) => id === promise.id));
  return all.toSorted((a, b) => ranks.indexOf(b.standing) - ranks.indexOf(a.standing))[0] ?? promise;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
