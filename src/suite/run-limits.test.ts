import { beforeAll, expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import { planFor } from "../engine/plan-for.js";
import { limitsText } from "../report/limits-text.js";
import { acmeProvider, acmeToken } from "../testing/acme-provider.js";
import { runLimits, shareBudget } from "./run-limits.js";
import { runOptions, type SuiteOptions } from "./run-suite.js";
import { isLoopback } from "./target.js";

let acme: Provider;
beforeAll(async () => {
  const plain = await acmeProvider();
  acme = {
    ...plain,
    profile: { ...plain.profile, rateLimit: { writesPerMinute: 20 }, billable: ["createThing"] },
  };
});

const away = "https://acme.example";
const options = (more: Partial<SuiteOptions> = {}): SuiteOptions => ({
  providers: [acme],
  target: "live",
  url: away,
  environment: { ACME_TOKEN: acmeToken },
  ...more,
});

test("a live target elsewhere is sent little, slowly, and nothing that costs money", () => {
  expect(runLimits(options(), acme)).toEqual({
    maxRequests: 1_000,
    maxCreates: 25,
    pace: { perSecond: 5, readsPerMinute: 300, writesPerMinute: 20 },
    stopAfter: 20,
    sparesMoney: true,
    isCareful: true,
  });
});

test("what the user says counts, and a provider's own limit is divided among the shards", () => {
  const shard = { index: 1, count: 4 };
  const limits = runLimits(options({ maxCreates: 3, selection: { shard }, allow: ["billable"] }), acme);
  expect(limits).toMatchObject({ maxCreates: 3, sparesMoney: false });
  expect(limits.pace.writesPerMinute).toBe(5);
  expect(runLimits(options({ rate: 0 }), acme).pace).toEqual({
    perSecond: 0,
    readsPerMinute: 0,
    writesPerMinute: 0,
  });
});

test.each(["http://127.0.0.1:9000", "http://{bucket}.localhost:9000", undefined])(
  "%s is without limits",
  (url) => {
    const { url: _, ...rest } = options();
    const given = url === undefined ? { ...rest, target: "mock" as const } : options({ url });
    const limits = runLimits(given, acme);
    expect(limits).toMatchObject({
      maxRequests: Number.POSITIVE_INFINITY,
      maxCreates: Number.POSITIVE_INFINITY,
      sparesMoney: false,
    });
  },
);

test.each([
  ["http://127.0.0.1:1", true],
  ["https://[::1]:1/", true],
  ["http://a.localhost", true],
  ["http://127.0.0.1.example.com", false],
  ["http://localhost.example.com", false],
  ["http://localhost@example.com", false],
  ["http://example.com/127.0.0.1", false],
])("%s is on this machine: %s", (url, want) => {
  expect(isLoopback(url)).toBe(want);
});

test("without leave no case sends what costs money", () => {
  const signal = new AbortController().signal;
  const skipped = (more: Partial<SuiteOptions>) =>
    planFor(acme, runOptions(options(more), acme, signal)).cases.filter(
      ({ work }) => work.kind === "skip" && work.leave === "billable",
    );
  expect(skipped({}).length).toBeGreaterThan(20);
  expect(skipped({ allow: ["billable"] })).toEqual([]);
  expect(skipped({ url: "http://127.0.0.1:9000" })).toEqual([]);
});

test("what the user gives is shared by all providers, and what one leaves goes to the next", () => {
  const shares = shareBudget(options({ providers: [acme, acme], maxRequests: 10, url: "http://localhost" }));
  const none = { maxRequests: Number.POSITIVE_INFINITY, maxCreates: Number.POSITIVE_INFINITY };
  const first = shares.next(none);
  expect(first.left().requests).toBe(5);
  first.takeRequest();
  expect(shares.next(none).left().requests).toBe(9);
});

test("the limits are told before anything is sent", () => {
  const limits = { ...runLimits(options(), acme), timeoutMs: 10_000, allow: [], billable: ["createThing"] };
  const told = limitsText({
    kind: "provider-started",
    provider: acme,
    cases: [],
    address: away,
    plan: { cases: 0, digest: "" },
    limits,
  });
  expect(told).toMatchInlineSnapshot(`
    "acme at https://acme.example
      sends at most 1000 requests, makes at most 25 resources, no faster than 5 a second, 300 reads a minute, 20 writes a minute
      waits 10 s for an answer, given up after 20 requests in a row without a good answer
      allowed: nothing beyond that (quota, slow and billable are there to allow)
      billable: createThing, left out; --allow billable sends it
    "
  `);
});
