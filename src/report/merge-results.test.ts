import { expect, test } from "vitest";
import { mergeResults } from "./merge-results.js";
import type { ProviderResults, Results } from "./results.js";
import { summaryOf } from "./summary-of.js";

const item = (name: string, verdict: "conforms" | "violates" = "conforms") => ({
  name,
  kind: "negative",
  promises: [],
  verdict,
  findings: [],
  warnings: [],
  gaps: [],
  requests: 2,
  seconds: 1,
  replay: "",
});

const provider = (name: string, over: Partial<ProviderResults> = {}): ProviderResults => ({
  name,
  title: name,
  address: `http://${name}`,
  documents: "d",
  plan: { cases: 2, digest: name },
  cases: [item(`${name}/b`), item(`${name}/a`)],
  promises: [],
  requests: 4,
  created: 1,
  deleted: 1,
  left: 0,
  leftovers: [],
  notExercised: [],
  ...over,
});

function results(providers: ProviderResults[], over: Partial<Results> = {}): Results {
  return {
    schema: "assay/results@1",
    target: "live",
    seed: 1,
    startedAt: "2026-01-01T00:00:00.000Z",
    providers,
    problems: [],
    summary: summaryOf(providers, 10),
    ...over,
  };
}

function merged(...parts: Results[]) {
  const inputs = parts.map((part, index) => ({ file: `${index + 1}.json`, results: part }));
  const answer = mergeResults(inputs);
  return answer.kind === "merged" ? answer.results : answer.reasons;
}

const shard = (index: number, name: string, over: Partial<ProviderResults> = {}) =>
  results([provider(name, { cases: [item(`${name}/${index}`)], ...over })], { shard: { index, count: 2 } });

test("a matrix of provider and shard is one run", () => {
  const answer = merged(shard(2, "b"), shard(1, "a"), shard(1, "b"), shard(2, "a"));
  expect(answer).toMatchObject({
    providers: [
      { name: "a", cases: [{ name: "a/1" }, { name: "a/2" }], requests: 8, created: 2 },
      { name: "b", cases: [{ name: "b/1" }, { name: "b/2" }] },
    ],
    summary: { conforms: 4, requests: 16 },
  });
  expect(answer).not.toHaveProperty("shard");
});

test("a promise is broken when one part saw it break, else verified when one saw it hold", () => {
  const standings = (one: string, other: string) => {
    const part = (index: number, standing: string) =>
      shard(index, "a", {
        promises: [{ id: "AAA-01", promises: "p", strength: "stated", standing: standing as "broken" }],
      });
    return merged(part(1, one), part(2, other));
  };
  expect(standings("verified", "broken")).toMatchObject({
    summary: { promises: { broken: 1, verified: 0 } },
  });
  expect(standings("verified", "unverified")).toMatchObject({ summary: { promises: { verified: 1 } } });
  expect(standings("unverified", "unverified")).toMatchObject({ summary: { promises: { unverified: 1 } } });
});

test("the seconds are those in which something ran", () => {
  const at = (index: number, startedAt: string) => ({ ...shard(index, "a"), startedAt });
  const together = merged(at(1, "2026-01-01T00:00:00.000Z"), at(2, "2026-01-01T00:00:04.000Z"));
  expect(together).toMatchObject({ summary: { seconds: 14 } });
  const apart = merged(at(1, "2026-01-02T00:00:00.000Z"), at(2, "2026-01-01T00:00:00.000Z"));
  expect(apart).toMatchObject({ startedAt: "2026-01-01T00:00:00.000Z", summary: { seconds: 20 } });
});

test("an interrupted part makes an interrupted run, and says which providers never had their turn", () => {
  const cut = { ...shard(1, "a"), interrupted: true, notRun: ["b", "c"] };
  expect(merged(cut, shard(2, "a"), shard(1, "b"), shard(2, "b"))).toMatchObject({
    interrupted: true,
    notRun: ["c"],
  });
});

test.each([
  ["a shard is missing", [shard(1, "a")], "a: shard 2/2 is missing beside 1.json"],
  [
    "cases are missing",
    [results([provider("a", { plan: { cases: 5, digest: "x" } })])],
    "a: 3 cases of the plan in none of 1.json",
  ],
  [
    "rigour differs",
    [1, 2].map((runs) =>
      results([provider("a")], { rigour: { runs, strict: false, strictDocuments: false, allow: [] } }),
    ),
    /strictness, runs or allowances differ: .*"runs":1.* in 1.json, .*"runs":2.* in 2.json/,
  ],
  [
    "verdicts differ",
    [results([provider("a")]), results([provider("a", { cases: [item("a/b", "violates"), item("a/a")] })])],
    "a/b has two verdicts: conforms in 1.json, violates in 2.json",
  ],
])("is refused where %s", (_, parts, reason) => {
  expect(merged(...parts)).toEqual([expect.stringMatching(reason)]);
});

test("what is given twice counts once", () => {
  expect(merged(results([provider("a")]), results([provider("a")]))).toMatchObject({
    providers: [{ requests: 4, created: 1 }],
    summary: { conforms: 2 },
  });
});
