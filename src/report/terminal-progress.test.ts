import { beforeAll, expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import type { Case } from "../engine/case.js";
import type { CaseReport, RunEvent } from "../engine/events.js";
import { planFor } from "../engine/plan-for.js";
import { runOptions } from "../suite/run-suite.js";
import { acmeProvider } from "../testing/acme-provider.js";
import { terminalProgress } from "./terminal-progress.js";
import { terminalStyle } from "./terminal-style.js";

let provider: Provider;
let cases: readonly Case[];
beforeAll(async () => {
  provider = await acmeProvider();
  const options = runOptions({ providers: [provider] }, provider, new AbortController().signal);
  ({ cases } = planFor(provider, options));
});

const limits = { pace: { perSecond: 0, readsPerMinute: 0, writesPerMinute: 0 }, stopAfter: 20 };

function started(target: "mock" | "live"): RunEvent[] {
  const rigour = { runs: 5, strict: false, strictDocuments: false, allow: [] };
  const most =
    target === "live"
      ? { maxRequests: 1000, maxCreates: 25 }
      : { maxRequests: Number.POSITIVE_INFINITY, maxCreates: Number.POSITIVE_INFINITY };
  return [
    { kind: "run-started", target, seed: 7, startedAt: new Date(0), rigour, providers: [provider, provider] },
    {
      kind: "provider-started",
      provider,
      cases,
      address: target === "live" ? "https://api.acme.example" : "http://127.0.0.1:4010",
      plan: { cases: cases.length, digest: "" },
      limits: {
        ...limits,
        ...most,
        sparesMoney: false,
        isCareful: false,
        timeoutMs: 1,
        allow: [],
        billable: [],
      },
    },
  ];
}

function finished(item: Case, verdict: CaseReport["verdict"]): RunEvent {
  const outcome = { kind: "passed", requests: 1, findings: [] } as const;
  return {
    kind: "case-finished",
    report: { case: item, outcome, verdict, held: [], replay: "", seconds: 1 },
  };
}

/** Half a run, 62 seconds after its beginning, as a terminal of some size shows it. */
function halfway(
  target: "mock" | "live",
  size: { columns: number; rows: number },
  isUnicode = true,
): string[] {
  let now = 0;
  let shown: readonly string[] = [];
  const written: string[] = [];
  const style = terminalStyle({
    isTerminal: true,
    columns: size.columns,
    environment: { NO_COLOR: "1" },
    isUnicode,
  });
  const output = {
    style,
    size: () => size,
    write: (text: string) => written.push(text),
    show: (lines: readonly string[]) => {
      shown = lines;
    },
  };
  const progress = terminalProgress(output, () => now);
  for (const event of started(target)) progress.listen(event);
  const half = cases.slice(0, cases.length / 2);
  for (const [index, item] of half.entries()) {
    progress.listen({ kind: "case-started", case: item });
    progress.listen(finished(item, index === 3 ? "violates" : index === 5 ? "inconclusive" : "conforms"));
  }
  now = 40_000;
  const [first, second, third] = cases.slice(half.length);
  for (const item of [first, second, third])
    if (item !== undefined) progress.listen({ kind: "case-started", case: item });
  if (third !== undefined) progress.listen({ kind: "case-put-off", case: third });
  const left = {
    requests: target === "live" ? 420 : Number.POSITIVE_INFINITY,
    creations: target === "live" ? 3 : Number.POSITIVE_INFINITY,
  };
  progress.listen({ kind: "spent", provider: "acme", requests: 512, creations: 22, left });
  if (target === "live")
    progress.listen({ kind: "waiting", provider: "acme", workflow: "order-is-done", ms: 90_000 });
  now = 62_000;
  progress.tick();
  for (const line of shown) expect(line.length).toBeLessThan(size.columns);
  const lines = [...written, ...shown];
  progress.end();
  expect(shown).toEqual([]);
  return lines;
}

test("a terminal shows how far the run is, what it has used, what waits and what runs", () => {
  expect(halfway("live", { columns: 100, rows: 30 })).toMatchInlineSnapshot(`
    [
      "acme: workflow order-is-done waits 90 seconds before it asks again
    ",
      "acme (1 of 2)  on https://api.acme.example  █████████░░░░░░░░░░░  149/299  ✗ 1 broken",
      "  ? 1 inconclusive  1:02",
      "  512 requests (420 left)  22 created (3 left)",
      "  waits 1:08 more: order-is-done",
      "  ▸ createThing/robustness/body/size/2^32 22 s",
      "  ▸ createThing/robustness/body/size/2^53-+-2 22 s",
    ]
  `);
  expect(halfway("live", { columns: 40, rows: 30 })).toMatchInlineSnapshot(`
    [
      "acme: workflow order-is-done waits 90 seconds before it asks again
    ",
      "acme (1 of 2)",
      "  on https://api.acme.example  149/299",
      "  ✗ 1 broken  ? 1 inconclusive  1:02",
      "  512 requests (420 left)",
      "  22 created (3 left)",
      "  waits 1:08 more: order-is-done",
      "  ▸ …ing/robustness/body/size/2^32 22 s",
      "  ▸ …robustness/body/size/2^53-+-2 22 s",
    ]
  `);
});

test("an old console gets the signs that it has, and a low terminal the lines that it has room for", () => {
  expect(halfway("mock", { columns: 80, rows: 24 }, false)).toMatchInlineSnapshot(`
    [
      "acme (1 of 2)  on the mock  #########...........  149/299  × 1 broken",
      "  ? 1 inconclusive  1:02  about 41 seconds left",
      "  512 requests  22 created",
      "  > createThing/robustness/body/size/2^32 22 s",
      "  > createThing/robustness/body/size/2^53-+-2 22 s",
    ]
  `);
  expect(halfway("mock", { columns: 80, rows: 2 })).toMatchInlineSnapshot(`
    [
      "acme (1 of 2)  on the mock  █████████░░░░░░░░░░░  149/299  ✗ 1 broken",
    ]
  `);
});

test("elsewhere a provider's beginning, each wait, long work and the end are told in a line each", () => {
  let now = 0;
  const lines: string[] = [];
  const style = terminalStyle({ isTerminal: false, columns: undefined, environment: {} });
  const output = {
    style,
    size: () => ({ columns: 80, rows: 24 }),
    write: (text: string) => lines.push(text),
    show: () => {},
  };
  const progress = terminalProgress(output, () => now);
  for (const event of started("mock")) progress.listen(event);
  progress.tick();
  progress.listen({ kind: "waiting", provider: "acme", workflow: "name-can-be-used-again", ms: 1_800_000 });
  progress.listen({ kind: "waiting", provider: "acme", reason: "the target answered 429", ms: 5_000 });
  const [first] = cases;
  if (first !== undefined) progress.listen(finished(first, "violates"));
  for (now = 1_000; now <= 61_000; now += 1_000) progress.tick();
  const resources = {
    created: 2,
    deleted: 1,
    left: [{ resource: "thing", id: "t-1", reason: "status 500" }],
  };
  progress.listen({
    kind: "provider-finished",
    provider,
    requests: 9,
    resources,
    notExercised: [],
    traffic: [],
    coverage: { operations: [], parameters: [], keywords: [], statuses: [] },
  });
  progress.tick();
  expect(lines.join("")).toMatchInlineSnapshot(`
    "acme: 299 cases against the mock at http://127.0.0.1:4010
    acme: workflow name-can-be-used-again waits 30 minutes before it asks again
    acme: the target answered 429; everything waits 5 seconds before it asks again
    acme: 1 of 299 cases, 1 broken, 0 requests in 0:30
    acme: 1 of 299 cases, 1 broken, 0 requests in 1:00
    ✗ acme (mock): 1 case, 9 requests, 1 broken, 2 created, 1 deleted, 1 left behind
    "
  `);
});
