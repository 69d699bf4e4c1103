import { type Case, caseKinds } from "../case.js";

/** Cases in the order in which they run. */
export interface CaseOrder {
  /** Each tries a promise that none before it tries. */
  readonly cover: readonly Case[];
  /** What tries again; cases that send nothing or are skipped are here too. */
  readonly rest: readonly Case[];
}

/** One creation that stays made weighs as much as so many requests. */
const weightOfCreation = 20;

/**
 * Orders cases so that every promise is tried once before any is tried twice, by a greedy cover: always the case that
 * tries the most untried promises for what it takes, then the earlier one of the plan.
 *
 * @param sparingly - Creations are limited: what is meant to be refused gives them back, and so comes first.
 */
export function coverOrder(
  cases: readonly Case[],
  { sparingly }: { readonly sparingly: boolean },
): CaseOrder {
  const cover = greedyCover(cases);
  const chosen = new Set(cover);
  const rest = cases.filter((item) => !chosen.has(item));
  const refusedFirst = (list: readonly Case[]) => (sparingly ? [...list].sort(byKeeping) : list);
  return { cover: aloneLast(refusedFirst(cover)), rest: aloneLast(refusedFirst(rest)) };
}

function byKeeping(left: Case, right: Case): number {
  return Number(left.cost.keeps > 0) - Number(right.cost.keeps > 0);
}

/** What must be alone comes after what may run beside others. */
function aloneLast(cases: readonly Case[]): Case[] {
  return [...cases.filter(({ alone }) => alone !== true), ...cases.filter(({ alone }) => alone === true)];
}

interface Candidate {
  readonly item: Case;
  readonly weight: number;
  untried: number;
}

function greedyCover(cases: readonly Case[]): Case[] {
  const candidates = cases
    .filter(({ work, promises }) => work.kind !== "skip" && promises.length > 0)
    .map((item): Candidate => ({ item, weight: weightOf(item), untried: new Set(item.promises).size }));
  const trying = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const promise of new Set(candidate.item.promises)) {
      const others = trying.get(promise);
      if (others === undefined) trying.set(promise, [candidate]);
      else others.push(candidate);
    }
  const cover: Case[] = [];
  for (let best = bestOf(candidates); best !== undefined; best = bestOf(candidates)) {
    cover.push(best.item);
    for (const promise of best.item.promises) {
      for (const candidate of trying.get(promise) ?? []) candidate.untried -= 1;
      trying.delete(promise);
    }
  }
  return cover;
}

function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates)
    if (candidate.untried > 0 && (best === undefined || worthOf(candidate) > worthOf(best))) best = candidate;
  return best;
}

function worthOf({ untried, weight }: Candidate): number {
  return untried / weight;
}

function weightOf({ cost, kind }: Case): number {
  const { requests } = cost.pass;
  // Of two that take as much, the one of the earlier kind.
  return 1 + requests + cost.keeps * weightOfCreation + caseKinds.indexOf(kind) / 100;
}
