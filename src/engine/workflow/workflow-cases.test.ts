import { describe, expect, test } from "vitest";
import type { Step } from "../../documents/arazzo/workflow.js";
import { collectResults } from "../../report/collect-results.js";
import { allFindings, type CaseResults, type Results } from "../../report/results.js";
import { exitStatusOf } from "../../suite/exit-status.js";
import { runSuite, type SuiteOptions } from "../../suite/run-suite.js";
import { depotProvider, depotTokens } from "../../testing/depot-provider.js";
import { type DepotDefect, type DepotOptions, startDepot } from "../../testing/depot-server.js";

const environment = { DEPOT_TOKEN: depotTokens.first, DEPOT_SECOND_TOKEN: depotTokens.second };

async function verify(options: Partial<SuiteOptions>): Promise<Results> {
  const collector = collectResults();
  await runSuite(
    { providers: [await depotProvider()], selection: { kinds: ["workflow"] }, ...options },
    collector.listen,
  );
  return collector.results();
}

async function verifyDepot(depot: DepotOptions, options: Partial<SuiteOptions> = {}) {
  const server = await startDepot(depot);
  try {
    const live = { target: "live", url: server.url, environment, allow: ["quota"] } as const;
    const results = await verify({ ...live, ...options });
    return { results, cases: casesOf(results), asked: server.asked, left: server.left() };
  } finally {
    await server.close();
  }
}

/** The cases of written workflows; those that are inferred have tests of their own. */
function casesOf({ providers }: Results): readonly CaseResults[] {
  return providers
    .flatMap(({ cases }) => cases)
    .filter(({ workflow }) => workflow?.startsWith("inferred/") !== true);
}

function verdicts(cases: readonly CaseResults[]) {
  return Object.fromEntries(cases.map(({ workflow, verdict }) => [workflow, verdict]));
}

/** A step as a document has it that was made for other tools. */
function withoutPromises(step: Step): Step {
  const { promises: _, ...assay } = step.assay;
  return { ...step, assay, criteria: step.criteria.map((criterion) => ({ ...criterion, assay: {} })) };
}

/** What broke, a line each. */
function breaches(cases: readonly CaseResults[]): string[] {
  return cases.flatMap((item) =>
    allFindings(item).map(
      ({ check, promise, severity, at, received }) =>
        `${item.workflow}: ${severity} ${promise ?? "-"} ${check} at ${at} (${received})`,
    ),
  );
}

describe("a server that keeps its promises", () => {
  test.each([1, 2, -7])("conforms on seed %i, and nothing is left", async (seed) => {
    const { results, cases, left } = await verifyDepot({}, { seed });
    expect(breaches(cases)).toEqual([]);
    expect(verdicts(cases)).toEqual({
      "box-is-as-ordered": "conforms",
      "name-is-taken-once": "conforms",
      "box-is-its-accounts-own": "conforms",
      "bad-name-is-refused": "conforms",
      "deleted-box-is-gone": "conforms",
      "third-box-is-too-many": "conforms",
    });
    expect(results.summary.promises).toEqual({ verified: 7, broken: 0, unverified: 0, unverifiable: 0 });
    expect(left).toEqual([]);
    expect(exitStatusOf(results, false)).toBe(0);
  });

  test("so does the mock, where everything is allowed", async () => {
    const results = await verify({ target: "mock" });
    expect(breaches(casesOf(results))).toEqual([]);
    expect(new Set(Object.values(verdicts(casesOf(results))))).toEqual(new Set(["conforms"]));
  });

  test("what uses up a quota runs last and alone", async () => {
    const { cases } = await verifyDepot({});
    expect(cases.at(-1)?.workflow).toBe("third-box-is-too-many");
  });

  test("the same seed sends the same requests, whatever runs beside them", async () => {
    const sentWith = async (concurrency: number, seed: number) => {
      const { asked } = await verifyDepot({}, { concurrency, seed });
      const bodies = asked.filter((line) => line.startsWith("POST"));
      return bodies.map((line) => line.replaceAll(/box-[a-z0-9]{8}-/g, "box-RUN-")).sort();
    };
    expect(await sentWith(4, 5)).toEqual(await sentWith(1, 5));
    expect(await sentWith(4, 6)).not.toEqual(await sentWith(4, 5));
  });
});

describe("a server with one defect", () => {
  test.each<{ defect: DepotDefect; want: string[] }>([
    {
      defect: "duplicates accepted",
      want: [
        "name-is-taken-once: violation DEP-02 workflow-criterion at step again: $statusCode == 409 ($statusCode is 201)",
      ],
    },
    {
      defect: "large sizes forgotten",
      want: [
        "box-is-as-ordered: violation DEP-01 workflow-criterion at step read: $response.body#/size == $inputs.size ($response.body#/size is 41)",
      ],
    },
    {
      defect: "another default",
      want: [
        "box-is-as-ordered: warning DEP-06 workflow-criterion at step read: $response.body#/colour == 'grey' ($response.body#/colour is \"red\")",
      ],
    },
    {
      defect: "no walls between accounts",
      want: [
        "box-is-its-accounts-own: violation DEP-03 workflow-criterion at step peek: $statusCode == 404 ($statusCode is 200)",
      ],
    },
    {
      defect: "quota ignored",
      want: [
        "third-box-is-too-many: violation DEP-04 workflow-criterion at step third: $statusCode == 429 ($statusCode is 201)",
      ],
    },
    {
      defect: "bad names taken",
      want: [
        "bad-name-is-refused: violation DEP-05 workflow-criterion at step create: $statusCode == 400 ($statusCode is 201)",
      ],
    },
    {
      defect: "deletes nothing",
      want: [
        "deleted-box-is-gone: violation DEP-07 workflow-criterion at step read: $statusCode == 404 ($statusCode is 200)",
        "third-box-is-too-many: violation DEP-04 workflow-criterion at step third: $statusCode == 429 ($statusCode is 201)",
      ],
    },
    {
      defect: "seals shown in conflicts",
      want: ["name-is-taken-once: violation - no-secret-echo at body (the value of body /seal)"],
    },
  ])("$defect", async ({ defect, want }) => {
    const { cases } = await verifyDepot({ defect });
    expect(breaches(cases)).toEqual(want);
  });

  test("a workflow that names no promise anywhere counts every criterion", async () => {
    const provider = await depotProvider();
    const plain = provider.workflows.map((workflow) => ({
      ...workflow,
      assay: { ...workflow.assay, promises: [] },
      steps: workflow.steps.map(withoutPromises),
    }));
    const { cases } = await verifyDepot(
      { defect: "duplicates accepted" },
      { providers: [{ ...provider, workflows: plain }] },
    );
    expect(breaches(cases)).toEqual([
      "name-is-taken-once: violation - workflow-criterion at step again: $statusCode == 409 ($statusCode is 201)",
    ]);
  });

  test("a precondition that is not met skips the workflow and names it", async () => {
    const { cases } = await verifyDepot({ defect: "creates nothing" });
    expect(
      Object.fromEntries(cases.map(({ workflow, verdict, reason }) => [workflow, [verdict, reason]])),
    ).toMatchInlineSnapshot(`
      {
        "bad-name-is-refused": [
          "conforms",
          undefined,
        ],
        "box-is-as-ordered": [
          "skipped",
          "precondition not met: step create: $statusCode == 201 ($statusCode is 409)",
        ],
        "box-is-its-accounts-own": [
          "skipped",
          "precondition not met: step create: $statusCode == 201 ($statusCode is 409)",
        ],
        "deleted-box-is-gone": [
          "skipped",
          "precondition not met: step create: $statusCode == 201 ($statusCode is 409)",
        ],
        "name-is-taken-once": [
          "skipped",
          "precondition not met: step create: $statusCode == 201 ($statusCode is 409)",
        ],
        "third-box-is-too-many": [
          "skipped",
          "precondition not met: step first: $statusCode == 201 ($statusCode is 409)",
        ],
      }
    `);
  });

  test("what the checks see counts, also where a precondition is not met", async () => {
    const { cases } = await verifyDepot(
      { defect: "fails on creation" },
      { selection: { pattern: "depot/workflow/name-is-taken-once" } },
    );
    expect(verdicts(cases)).toEqual({ "name-is-taken-once": "violates" });
    expect(breaches(cases)).toMatchInlineSnapshot(`
      [
        "name-is-taken-once: violation - no-server-error at status (status 500)",
      ]
    `);
  });

  test("a refusal for too many requests says nothing, but where it is looked for", async () => {
    const { cases } = await verifyDepot({ defect: "always busy" });
    expect(breaches(cases)).toEqual([]);
    expect(
      Object.fromEntries(cases.map(({ workflow, verdict, reason }) => [workflow, [verdict, reason]])),
    ).toMatchInlineSnapshot(`
      {
        "bad-name-is-refused": [
          "inconclusive",
          "createBox was refused with 429 before the request was judged",
        ],
        "box-is-as-ordered": [
          "inconclusive",
          "createBox was refused with 429 before the request was judged",
        ],
        "box-is-its-accounts-own": [
          "inconclusive",
          "createBox was refused with 429 before the request was judged",
        ],
        "deleted-box-is-gone": [
          "inconclusive",
          "createBox was refused with 429 before the request was judged",
        ],
        "name-is-taken-once": [
          "inconclusive",
          "createBox was refused with 429 before the request was judged",
        ],
        "third-box-is-too-many": [
          "skipped",
          "precondition not met: step first: $statusCode == 201 ($statusCode is 429)",
        ],
      }
    `);
  });

  test("cleaning up that fails is told, and what is left is listed", async () => {
    const { results } = await verifyDepot({ defect: "fails on delete" });
    expect(results.providers[0]?.leftovers.length).toBeGreaterThan(0);
    expect(results.providers[0]?.leftovers[0]?.reason).toBe("deleteBox answered 500");
  });
});

describe("what a live account may lack", () => {
  test("a second account: the variable is named", async () => {
    const { cases } = await verifyDepot({}, { environment: { DEPOT_TOKEN: depotTokens.first } });
    const item = cases.find(({ workflow }) => workflow === "box-is-its-accounts-own");
    expect([item?.verdict, item?.reason]).toMatchInlineSnapshot(`
      [
        "skipped",
        "a second account needs DEPOT_SECOND_TOKEN, not set in the environment",
      ]
    `);
  });

  test("a quota to use up: the flag is named", async () => {
    const { cases } = await verifyDepot({}, { allow: [] });
    const item = cases.find(({ workflow }) => workflow === "third-box-is-too-many");
    expect([item?.verdict, item?.reason]).toMatchInlineSnapshot(`
      [
        "skipped",
        "it uses up a quota of the account; --allow quota runs it",
      ]
    `);
  });
});

describe("a counterexample", () => {
  test("has the smallest inputs that fail, and no step that it does not need", async () => {
    const { cases } = await verifyDepot({ defect: "large sizes forgotten" });
    const [finding] = cases.flatMap(({ findings }) => findings);
    expect({ ...finding?.inputs, name: "…" }).toMatchInlineSnapshot(`
      {
        "name": "…",
        "size": 42,
      }
    `);
    expect(finding?.steps?.map(({ step, request }) => `${step}: ${request.method}`)).toMatchInlineSnapshot(`
      [
        "create: POST",
        "read: GET",
      ]
    `);
  });
});

describe("what was written takes a while to show", () => {
  test("a read waits for it, and the time is told", async () => {
    const { cases } = await verifyDepot({ lagMs: 30 });
    expect(breaches(cases)).toEqual([]);
    const waits = cases.flatMap(({ convergence }) => convergence ?? []);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.every(({ step, ms, polls }) => step === "read" && ms >= 25 && polls >= 1)).toBe(true);
  });

  test("but no longer than the profile allows", async () => {
    const { cases } = await verifyDepot(
      { lagMs: 5_000 },
      { selection: { pattern: "depot/workflow/box-is-as-ordered" } },
    );
    expect(breaches(cases)).toMatchInlineSnapshot(`
      [
        "box-is-as-ordered: violation DEP-01 workflow-criterion at step read: $statusCode == 200 ($statusCode is 404)",
      ]
    `);
  });
});

test("nobody waits for an operation that the target does not have", async () => {
  const { asked } = await verifyDepot(
    { defect: "reads no box" },
    { selection: { pattern: "depot/workflow/box-is-as-ordered" } },
  );
  const reads = asked.filter((one) => one.startsWith("GET /boxes/")).length;
  // One by the workflow, and one before each removal that looks whose the box is.
  expect(reads).toBeLessThanOrEqual(2 * asked.filter((one) => one.startsWith("POST /boxes")).length);
});

test("an interrupted run removes what it made", async () => {
  const controller = new AbortController();
  let answers = 0;
  const onAnswer = () => {
    answers += 1;
    if (answers === 3) controller.abort();
  };
  const { left, cases } = await verifyDepot({ onAnswer }, { signal: controller.signal });
  expect(left).toEqual([]);
  expect(cases.some(({ verdict }) => verdict === "inconclusive")).toBe(true);
});

test("a budget of creations that is spent is no breach", async () => {
  const { cases, results } = await verifyDepot({}, { maxCreates: 1 });
  expect(breaches(cases)).toEqual([]);
  expect(results.summary.inconclusive).toBeGreaterThan(0);
});

test("what was refused to the end of one wait is not waited for as long again", async () => {
  const { asked } = await verifyDepot({ lagMs: 60_000 }, { concurrency: 1 });
  const reads = (box: string) => asked.filter((one) => one === `GET /boxes/${box}`).length;
  expect(reads("b-1")).toBeGreaterThan(reads("b-2"));
  expect(reads("b-2")).toBeGreaterThan(1);
});
