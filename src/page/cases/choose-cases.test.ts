import { expect, test } from "vitest";
import { pageOfResults } from "../../page-data/page-of-results.js";
import { madeResults } from "../../testing/made-results.js";
import { chooseCases, countByFacet, everyCase } from "./choose-cases.js";
import { listCases } from "./listed-case.js";

const results = madeResults({ providers: ["acme", "depot"], cases: 70, breachEvery: 10, body: () => "{}" });
const cases = listCases(pageOfResults(results, { version: "0.0.0", history: [] }).details);

test("the most urgent cases come first", () => {
  expect([...new Set(cases.map(({ item }) => item.verdict))]).toEqual(["violates", "skipped", "conforms"]);
  expect(cases).toHaveLength(140);
});

test("each part of a choice narrows, and every word of the search has to occur", () => {
  const chosen = chooseCases(cases, { ...everyCase, providers: ["depot"], search: "NO SIZE part-60" });
  expect(chosen.map(({ item }) => item.name)).toEqual(["depot/listShelves/method/body/size/part-60"]);
  expect(chooseCases(cases, { ...everyCase, operation: "toString" })).toEqual([]);
});

test("a count says what is left when its value is chosen, the rest of the choice as it is", () => {
  const choice = { ...everyCase, verdicts: ["violates"], kinds: ["positive"] };
  for (const facet of ["verdicts", "kinds", "providers"] as const)
    for (const [value, count] of countByFacet(cases, choice, facet))
      expect(chooseCases(cases, { ...choice, [facet]: [value] })).toHaveLength(count);
});
