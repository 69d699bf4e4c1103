import type { Amount } from "../budget.js";
import type { Case } from "../case.js";

/**
 * Cases with as many passes each as a budget has room for once every case has had one: all of them where everything
 * fits, the same share of what else they ask for where it does not.
 */
export function withinBudget(cases: readonly Case[], budget: Amount): Case[] {
  const running = cases.filter(sends);
  const needed = { requests: sum(running, requestsOf), creations: sum(running, keptOf) };
  const extra = {
    requests: sum(running, (item) => (item.cost.passes - 1) * requestsOf(item)),
    creations: sum(running, (item) => (item.cost.passes - 1) * keptOf(item)),
  };
  const shares = {
    requests: shareOf(budget.requests - needed.requests, extra.requests),
    creations: shareOf(budget.creations - needed.creations, extra.creations),
  };
  return cases.map((item) => {
    if (!sends(item)) return item;
    const share = keptOf(item) > 0 ? Math.min(shares.requests, shares.creations) : shares.requests;
    return share === 1 ? item : withPasses(item, 1 + Math.floor((item.cost.passes - 1) * share));
  });
}

/** What the first pass of a case takes at most; nothing where nothing is sent. */
export function firstPass(item: Case): Amount {
  return sends(item) ? item.cost.pass : { requests: 0, creations: 0 };
}

/** Whether a case sends anything. */
export function sends({ work, cost }: Case): boolean {
  return work.kind !== "skip" && cost.passes > 0;
}

function requestsOf({ cost }: Case): number {
  return cost.pass.requests;
}

function keptOf({ cost }: Case): number {
  return cost.keeps;
}

function sum(cases: readonly Case[], amountOf: (item: Case) => number): number {
  return cases.reduce((total, item) => total + amountOf(item), 0);
}

function shareOf(left: number, wanted: number): number {
  return wanted <= left ? 1 : Math.max(0, left / wanted);
}

function withPasses(item: Case, passes: number): Case {
  const { work } = item;
  const cost = { ...item.cost, passes };
  switch (work.kind) {
    case "exchanges":
      return { ...item, cost, work: { ...work, source: { ...work.source, runs: passes } } };
    case "inferred":
      return { ...item, cost, work: { ...work, source: { ...work.source, runs: passes } } };
    case "workflow": {
      const draws = work.source.draws.slice(0, passes);
      return { ...item, cost, work: { ...work, source: { ...work.source, draws } } };
    }
    default:
      return item;
  }
}
