import { groupedBy } from "../core/grouped-by.js";
import type { Broken, Coverage, StatusCoverage, Tried } from "../engine/coverage/coverage.js";
import type { ProviderResults } from "./results.js";

/** What parts of one run saw of the same description, as one; absent where no part tells. */
export function mergeCoverage(
  parts: readonly Pick<ProviderResults, "coverage">[],
): Pick<ProviderResults, "coverage"> {
  const told = parts.flatMap(({ coverage }) => coverage ?? []);
  if (told.length === 0) return {};
  const coverage: Coverage = {
    operations: together(
      told.flatMap(({ operations }) => operations),
      ({ operation }) => operation,
      (first, all) => {
        const { reason: _, ...rest } = first;
        return { ...rest, ...mergeTried(all) };
      },
    ),
    parameters: together(
      told.flatMap(({ parameters }) => parameters),
      (one) => JSON.stringify([one.operation, one.in, one.name]),
      (first, all) => ({
        ...first,
        present: mergeTried(all.map(({ present }) => present)),
        absent: mergeTried(all.map(({ absent }) => absent)),
      }),
    ),
    keywords: together(
      told.flatMap(({ keywords }) => keywords),
      ({ pointer }) => pointer,
      (first, all) => ({
        ...first,
        ...(first.edge === undefined ? {} : { edge: mergeEdge(all.flatMap(({ edge }) => edge ?? [])) }),
        ...(first.broken === undefined
          ? {}
          : { broken: mergeBroken(all.flatMap(({ broken }) => broken ?? [])) }),
      }),
    ),
    statuses: mergeStatuses(told.flatMap(({ statuses }) => statuses)),
  };
  return { coverage };
}

function together<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  merge: (first: Item, all: readonly Item[]) => Item,
): Item[] {
  return [...groupedBy(items, keyOf).values()].flatMap((all) =>
    all.slice(0, 1).map((one) => merge(one, all)),
  );
}

/** The reason that sorts first, as one run has it; none where one part saw what the others did not. */
function mergeTried(all: readonly Tried[]): Tried {
  const accepted = sumOf(all.map((one) => one.accepted));
  return { sent: sumOf(all.map(({ sent }) => sent)), accepted, ...(accepted > 0 ? {} : firstReason(all)) };
}

/** Of a constraint the reason says why nothing was sent. */
function mergeEdge(all: readonly Tried[]): Tried {
  const { sent, accepted } = mergeTried(all);
  return { sent, accepted, ...(sent > 0 ? {} : firstReason(all)) };
}

function mergeBroken(all: readonly Broken[]): Broken {
  const sent = sumOf(all.map((one) => one.sent));
  return { sent, refused: sumOf(all.map(({ refused }) => refused)), ...(sent > 0 ? {} : firstReason(all)) };
}

function firstReason(all: readonly { readonly reason?: string }[]): { readonly reason?: string } {
  const [reason] = all.flatMap((one) => one.reason ?? []).sort();
  return reason === undefined ? {} : { reason };
}

/** Of each operation the documented ones in their order, then the others in theirs. */
function mergeStatuses(all: readonly StatusCoverage[]): StatusCoverage[] {
  const ofOperations = [...groupedBy(all, ({ operation }) => operation).values()];
  return ofOperations.flatMap((own) => {
    const merged = together(
      own,
      ({ status, documented }) => JSON.stringify([status, documented]),
      ({ reason: _, ...first }, same) => {
        const seen = sumOf(same.map((one) => one.seen));
        return { ...first, seen, ...(seen > 0 ? {} : firstReason(same)) };
      },
    );
    const others = merged.filter(({ documented }) => !documented);
    return [
      ...merged.filter(({ documented }) => documented),
      ...others.sort((one, other) => Number(one.status) - Number(other.status)),
    ];
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
