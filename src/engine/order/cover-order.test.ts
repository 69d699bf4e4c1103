import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Case, caseKinds } from "../case.js";
import { costOf } from "../effects/case-cost.js";
import { coverOrder } from "./cover-order.js";
import { fittingIn } from "./fitting.js";
import { withinBudget } from "./within-budget.js";

const someCase = fc.record({
  kind: fc.constantFrom(...caseKinds),
  promises: fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(String), { maxLength: 5 }),
  passes: fc.integer({ min: 1, max: 60 }),
  requests: fc.integer({ min: 1, max: 9 }),
  creations: fc.nat(2),
  isRefused: fc.boolean(),
  isSkipped: fc.boolean(),
  alone: fc.boolean(),
});

const somePlan = fc.array(someCase, { maxLength: 40 }).map((drawn) =>
  drawn.map(
    ({ kind, promises, passes, requests, creations, isRefused, isSkipped, alone }, index): Case => ({
      name: `acme/${index}`,
      kind,
      provider: "acme",
      promises,
      effects: ["creates"],
      billable: false,
      place: index + 1,
      ...(alone ? { alone } : {}),
      cost: costOf(passes, { requests, creations }, isRefused ? 0 : creations),
      work: isSkipped
        ? { kind: "skip", reason: "so" }
        : { kind: "workflow", source: { workflow: {}, draws: Array.from({ length: passes }) } as never },
    }),
  ),
);

const sending = ({ work }: Case) => work.kind !== "skip";
const namesOf = (cases: readonly Case[]) => cases.map(({ name }) => name);

describe("the order of cases", () => {
  test("keeps every case, and no case of the cover is one too many", () => {
    fc.assert(
      fc.property(somePlan, fc.boolean(), (plan, sparingly) => {
        const { cover, rest } = coverOrder(plan, { sparingly });
        expect(namesOf([...cover, ...rest]).sort()).toEqual(namesOf(plan).sort());
        const tried = new Set(cover.flatMap(({ promises }) => promises));
        expect(tried).toEqual(new Set(plan.filter(sending).flatMap(({ promises }) => promises)));
        expect(cover.length).toBeLessThanOrEqual(tried.size);
        expect(cover.every(sending)).toBe(true);
      }),
    );
  });

  test("has each promise tried once before any is tried by a case that tries nothing new", () => {
    fc.assert(
      fc.property(somePlan, (plan) => {
        const together = plan.filter(({ alone }) => alone !== true);
        const { cover } = coverOrder(together, { sparingly: false });
        const tried = new Set<string>();
        for (const { promises } of cover) {
          expect(promises.some((promise) => !tried.has(promise))).toBe(true);
          for (const promise of promises) tried.add(promise);
        }
      }),
    );
  });

  test("is the same whatever the plan's cases were filtered from, and puts cheap ones first", () => {
    const [dear, cheap] = ["dear", "cheap"].map(
      (name, index): Case => ({
        name,
        kind: "positive",
        provider: "acme",
        promises: ["A", "B"],
        effects: [],
        billable: false,
        cost: costOf(1, { requests: index === 0 ? 9 : 1, creations: 0 }, 0),
        work: { kind: "workflow", source: { draws: [1] } as never },
      }),
    );
    if (dear === undefined || cheap === undefined) throw new Error("unreachable");
    expect(namesOf(coverOrder([dear, cheap], { sparingly: false }).cover)).toEqual(["cheap"]);
  });
});

describe("a plan within a budget", () => {
  const someBudget = fc.record({ requests: fc.nat(3_000), creations: fc.nat(600) });

  test("leaves every case at least one pass, and takes no more than the budget where one pass of each fits", () => {
    fc.assert(
      fc.property(somePlan, someBudget, (plan, budget) => {
        const cut = withinBudget(plan, budget);
        expect(namesOf(cut)).toEqual(namesOf(plan));
        const most = (cases: readonly Case[], passesOf: (item: Case) => number) =>
          cases.filter(sending).reduce((sum, item) => sum + passesOf(item) * item.cost.pass.requests, 0);
        for (const [index, { cost }] of cut.entries()) {
          expect(cost.passes).toBeGreaterThanOrEqual(1);
          expect(cost.passes).toBeLessThanOrEqual(plan[index]?.cost.passes ?? 0);
        }
        if (most(plan, () => 1) <= budget.requests)
          expect(most(cut, ({ cost }) => cost.passes)).toBeLessThanOrEqual(budget.requests);
      }),
    );
  });

  test("is whole where everything fits", () => {
    fc.assert(
      fc.property(somePlan, (plan) => {
        const none = { requests: Number.POSITIVE_INFINITY, creations: Number.POSITIVE_INFINITY };
        expect(withinBudget(plan, none)).toEqual(plan);
        expect(fittingIn(plan, none).every(({ fits }) => fits)).toBe(true);
      }),
    );
  });
});
