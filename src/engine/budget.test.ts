import fc from "fast-check";
import { expect, test } from "vitest";
import { createBudget } from "./budget.js";

test("what is set aside for a removal is left to it", () => {
  const budget = createBudget(4, 10);
  const creation = budget.takeCreation(2);
  expect(creation).toBeDefined();
  expect(budget.takeRequest()).toBe(true);
  expect(budget.takeRequest()).toBe(true);
  expect(budget.takeRequest()).toBe(false);
  expect(budget.takeRequest("removal")).toBe(true);
  creation?.settle();
  expect(budget.takeRequest()).toBe(true);
  expect(budget.takeRequest("removal")).toBe(false);
});

test("a creation needs room for its own request and its removal", () => {
  expect(createBudget(2, 10).takeCreation(2)).toBeUndefined();
  expect(createBudget(3, 10).takeCreation(2)).toBeDefined();
  expect(createBudget(3, 0).takeCreation(2)).toBeUndefined();
});

test("a creation that was given back is there for the next; one sent again counts twice", () => {
  const budget = createBudget(100, 2);
  const creation = budget.takeCreation(1);
  expect(creation?.again()).toBe(true);
  expect(creation?.again()).toBe(false);
  creation?.giveBack();
  expect(budget.creations()).toBe(1);
  expect(budget.takeCreation(1)).toBeDefined();
});

test("what is allotted to a case is out of reach of all others until it is closed", () => {
  const budget = createBudget(10, 2);
  const allotment = budget.allot({ requests: 8, creations: 2 });
  expect(budget.allot({ requests: 3, creations: 0 })).toBeUndefined();
  expect(budget.takeCreation(1)).toBeUndefined();
  expect(allotment?.takeCreation(4)).toBeDefined();
  expect(allotment?.ranOut()).toBe(false);
  allotment?.close();
  expect(budget.takeCreation(1)).toBeDefined();
});

/** One thing that is done to a budget. */
const moves = fc.array(
  fc.record({
    act: fc.constantFrom("request", "removal", "create", "again", "give back", "settle", "allot", "close"),
    which: fc.nat(5),
    amount: fc.nat(4),
  }),
  { maxLength: 200 },
);

test("whatever is done, never more is sent or made than the limits, and each creation can be removed", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(8), moves, (maxRequests, maxCreates, all) => {
      const budget = createBudget(maxRequests, maxCreates);
      const open = [budget];
      const allotments: NonNullable<ReturnType<typeof budget.allot>>[] = [];
      const creations: { taken: NonNullable<ReturnType<typeof budget.takeCreation>>; removal: number }[] = [];
      for (const { act, which, amount } of all) {
        const from = open[which % open.length] ?? budget;
        const [creation] = creations;
        if (act === "request") from.takeRequest();
        if (act === "again") creation?.taken.again();
        if (act === "give back") creation?.taken.giveBack();
        if (act === "create") {
          const taken = from.takeCreation(amount);
          if (taken !== undefined) creations.push({ taken, removal: amount });
        }
        if (act === "allot") {
          const allotment = budget.allot({ requests: amount, creations: amount % 3 });
          if (allotment !== undefined) {
            allotments.push(allotment);
            open.push(allotment);
          }
        }
        if (act === "close") allotments.shift()?.close();
        if (act === "settle" && creation !== undefined) {
          for (let sent = 0; sent < creation.removal; sent += 1)
            expect(from.takeRequest("removal")).toBe(true);
          creation.taken.settle();
          creations.shift();
        }
        expect(budget.requests()).toBeLessThanOrEqual(maxRequests);
        expect(budget.creations()).toBeLessThanOrEqual(maxCreates);
      }
      for (const { taken, removal } of creations) {
        for (let sent = 0; sent < removal; sent += 1) expect(budget.takeRequest("removal")).toBe(true);
        taken.settle();
      }
    }),
  );
});
