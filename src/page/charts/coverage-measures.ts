import type { Coverage } from "../../page-data/page-content.js";

/** How much of one part of a description was seen. */
export interface CoverageMeasure {
  readonly name: string;
  /** What counts as seen. */
  readonly means: string;
  readonly seen: number;
  readonly total: number;
  readonly unseen: readonly UnseenPart[];
}

/** What was not seen, and why where that is known. */
export interface UnseenPart {
  readonly what: string;
  readonly where: string;
  readonly why: string;
}

/** The five measures of what a run saw of a description. */
export function coverageMeasures(coverage: Coverage): CoverageMeasure[] {
  const { operations, parameters, keywords, statuses } = coverage;
  const documented = statuses.filter((status) => status.documented);
  return [
    measure("operations", "a request was answered with success", operations, {
      isSeen: ({ accepted }) => accepted > 0,
      tell: ({ operation, pointer, sent, reason }) => ({
        what: operation,
        where: pointer,
        why: reason ?? (sent === 0 ? "never sent" : `sent ${times(sent)}, never with success`),
      }),
    }),
    measure("parameters", "accepted with it and, where it is optional, without it", parameters, {
      isSeen: ({ required, present, absent }) => present.accepted > 0 && (required || absent.accepted > 0),
      tell: ({ operation, name, in: place, pointer, present, absent }) => ({
        what: `${name} (${place}) of ${operation}`,
        where: pointer,
        why:
          present.accepted > 0
            ? (absent.reason ?? "never accepted without it")
            : (present.reason ?? `sent ${times(present.sent)}, never accepted`),
      }),
    }),
    edges(keywords),
    breaches(keywords),
    measure("documented statuses", "answered at least once", documented, {
      isSeen: ({ seen }) => seen > 0,
      tell: ({ operation, status, pointer = "", reason = "no request was answered so" }) => ({
        what: `${status} of ${operation}`,
        where: pointer,
        why: reason,
      }),
    }),
  ];
}

/** Answers whose status the description does not list. */
export function undocumentedStatuses({ statuses }: Coverage): readonly string[] {
  return statuses
    .filter(({ documented, seen }) => !documented && seen > 0)
    .map(({ operation, status, seen }) => `${status} of ${operation} (${times(seen)})`);
}

function edges(keywords: Coverage["keywords"]): CoverageMeasure {
  const having = keywords.filter(({ edge }) => edge !== undefined);
  return measure("constraints at their edge", "a value at the edge was accepted", having, {
    isSeen: ({ edge }) => (edge?.accepted ?? 0) > 0,
    tell: (keyword) =>
      constraint(keyword, keyword.edge?.reason ?? `sent ${times(keyword.edge?.sent ?? 0)}, never accepted`),
  });
}

function breaches(keywords: Coverage["keywords"]): CoverageMeasure {
  const having = keywords.filter(({ broken }) => broken !== undefined);
  return measure("constraints broken", "a request that breaks it alone was refused", having, {
    isSeen: ({ broken }) => (broken?.refused ?? 0) > 0,
    tell: (keyword) =>
      constraint(
        keyword,
        keyword.broken?.reason ?? `broken ${times(keyword.broken?.sent ?? 0)}, never refused`,
      ),
  });
}

function constraint({ keyword, pointer, operations }: Coverage["keywords"][number], why: string): UnseenPart {
  return { what: `${keyword} of ${operations.join(", ")}`, where: pointer, why };
}

interface Reading<Item> {
  readonly isSeen: (item: Item) => boolean;
  readonly tell: (item: Item) => UnseenPart;
}

function measure<Item>(
  name: string,
  means: string,
  items: readonly Item[],
  { isSeen, tell }: Reading<Item>,
): CoverageMeasure {
  const unseen = items.filter((item) => !isSeen(item)).map(tell);
  return { name, means, seen: items.length - unseen.length, total: items.length, unseen };
}

function times(count: number): string {
  return count === 1 ? "once" : count === 0 ? "never" : `${count} times`;
}
