import { describe, expect, test } from "vitest";
import { junitReport } from "./junit.js";
import type { CaseResults, FindingResults, Results } from "./results.js";
import { terminalStyle } from "./terminal-style.js";
import { terminalSummary } from "./terminal-summary.js";

const finding = (member: string, over: Partial<FindingResults> = {}): FindingResults => ({
  check: "invalid-request-refused",
  message: `A request that breaks ${member} was taken.`,
  severity: "violation",
  promise: "ACM-02",
  constraint: `/components/schemas/thing/properties/${member}`,
  expected: "a client error",
  received: "status 201",
  at: "status",
  request: { method: "POST", url: "http://127.0.0.1:1/things", headers: [], body: "{}" },
  curl: "curl -X POST http://127.0.0.1:1/things",
  ...over,
});

const item = (name: string, kind: string, over: Partial<CaseResults> = {}): CaseResults => ({
  name: `acme/createThing/${name}`,
  kind,
  operation: "createThing",
  promises: [],
  verdict: "conforms",
  findings: [],
  warnings: [],
  gaps: [],
  requests: 1,
  seconds: 0.25,
  replay: `assay replay acme/createThing/${name} --seed 7`,
  ...over,
});

const broken = (name: string, member: string, kind = "negative") =>
  item(name, kind, { verdict: "violates", findings: [finding(member)] });

const results: Results = {
  schema: "assay/results@1",
  target: "live",
  seed: 7,
  startedAt: "2026-01-02T03:04:05.678Z",
  problems: [],
  providers: [
    {
      name: "acme",
      title: "Acme",
      address: "http://127.0.0.1:1",
      cases: [
        item("example/Plain", "example"),
        broken("robustness/odd", "a", "robustness"),
        broken("negative/a", "a"),
        ...["b", "c", "d", "e"].map((member) => broken(`negative/${member}`, member)),
        item("positive", "positive", { verdict: "inconclusive", reason: "no answer <&\u0000>" }),
        item("method/put", "method", { verdict: "skipped", reason: "not there" }),
      ],
      promises: [
        { id: "ACM-01", promises: "A thing is made.", strength: "stated", standing: "verified" },
        { id: "ACM-02", promises: "A thing is checked.", strength: "stated", standing: "broken" },
      ],
      requests: 9,
      created: 1,
      deleted: 0,
      left: 1,
      leftovers: [{ resource: "thing", id: "t-1", reason: "status 500" }],
      notExercised: [{ provider: "acme", place: "/a/minLenght", reason: "minLenght is not honoured" }],
    },
  ],
  summary: {
    conforms: 1,
    violates: 6,
    deviates: 0,
    stale: 0,
    skipped: 1,
    inconclusive: 1,
    warnings: 0,
    gaps: 0,
    requests: 9,
    seconds: 1.5,
    promises: { verified: 1, broken: 1, unverified: 0, unverifiable: 0 },
  },
};

const plain = terminalStyle({ isTerminal: false, columns: undefined, environment: {} });

test("the summary shows the first of what is alike in full, and the rest in a line each", () => {
  expect(terminalSummary(results, plain, { resultsFile: "out/results.json" })).toMatchInlineSnapshot(`
    "
    ✗ A thing is checked.  acme, ACM-02, stated
      createThing (POST /things)
      what        A request that breaks a was taken.
      expected    a client error
      received    status 201
      curl        curl -X POST http://127.0.0.1:1/things
      replay      assay replay acme/createThing/negative/a --seed 7
      seen by     2 cases
      constraint  /components/schemas/thing/properties/a
      check       invalid-request-refused

      4 more places:
        ✗ createThing (POST /things): /components/schemas/thing/properties/b (acme/createThing/negative/b)
        ✗ createThing (POST /things): /components/schemas/thing/properties/c (acme/createThing/negative/c)
        ✗ createThing (POST /things): /components/schemas/thing/properties/d (acme/createThing/negative/d)
        ✗ createThing (POST /things): /components/schemas/thing/properties/e (acme/createThing/negative/e)

          example  positive  negative  method  robustness  promises
    acme        1      1?/1      5✗/5       ·        1✗/1    1✗ 1/2

    ! acme: 1 case inconclusive: no answer <&�>
    ! acme: minLenght is not honoured at /a/minLenght
    ! acme: thing t-1 is left behind: status 500
    acme: 1 case skipped, each with its reason in the results
    acme: 1 part of the description not exercised; \`assay plan acme\` tells which, and why

    ✗ The live target breaks the documentation in 6 cases
    promises: 1 verified, 1 broken (ACM-02), 0 not seen, 0 unverifiable
    target live at http://127.0.0.1:1 · seed 7 · 9 requests in 1.5 s · out/results.json

    next
      try what broke again  assay replay out/results.json --seed 7
      delete what is left   assay sweep
      read it as a page     assay report out --report html --out out
    "
  `);
});

/** The lines of the summary on a terminal of some width; what is to be copied is left out, for it runs on. */
function onTerminal(columns: number): string {
  const style = terminalStyle({ isTerminal: true, columns, environment: { NO_COLOR: "1" } });
  const lines = terminalSummary(results, style, { resultsFile: "out/results.json" }).split("\n");
  const prose = lines.filter((line) => !/^ +(curl|replay|case|constraint|assay|✗ create)/.test(line));
  for (const line of prose) expect(line.length).toBeLessThanOrEqual(columns);
  return prose.join("\n");
}

test("on a narrow terminal sentences go on below themselves, and the table stands upright", () => {
  expect(onTerminal(40)).toMatchInlineSnapshot(`
    "
    ✗ A thing is checked.  acme, ACM-02,
      stated
      createThing (POST /things)
      what        A request that breaks a
                  was taken.
      expected    a client error
      received    status 201
      seen by     2 cases
      check       invalid-request-refused

      4 more places:

                  acme
    example          1
    positive      1?/1
    negative      5✗/5
    method           ·
    robustness    1✗/1
    promises    1✗ 1/2

    ! acme: 1 case inconclusive: no answer
      <&�>
    ! acme: minLenght is not honoured at
      /a/minLenght
    ! acme: thing t-1 is left behind: status
      500
    acme: 1 case skipped, each with its
      reason in the results
    acme: 1 part of the description not
      exercised; \`assay plan acme\` tells
      which, and why

    ✗ The live target breaks the
      documentation in 6 cases
    promises: 1 verified, 1 broken
      (ACM-02), 0 not seen, 0 unverifiable
    target live at http://127.0.0.1:1 ·
      seed 7 · 9 requests in 1.5 s ·
      out/results.json

    next
      try what broke again
      delete what is left
      read it as a page
    "
  `);
  expect(onTerminal(60)).toMatchInlineSnapshot(`
    "
    ✗ A thing is checked.  acme, ACM-02, stated
      createThing (POST /things)
      what        A request that breaks a was taken.
      expected    a client error
      received    status 201
      seen by     2 cases
      check       invalid-request-refused

      4 more places:

                  acme
    example          1
    positive      1?/1
    negative      5✗/5
    method           ·
    robustness    1✗/1
    promises    1✗ 1/2

    ! acme: 1 case inconclusive: no answer <&�>
    ! acme: minLenght is not honoured at /a/minLenght
    ! acme: thing t-1 is left behind: status 500
    acme: 1 case skipped, each with its reason in the results
    acme: 1 part of the description not exercised; \`assay plan
      acme\` tells which, and why

    ✗ The live target breaks the documentation in 6 cases
    promises: 1 verified, 1 broken (ACM-02), 0 not seen, 0
      unverifiable
    target live at http://127.0.0.1:1 · seed 7 · 9 requests in
      1.5 s · out/results.json

    next
      try what broke again
      delete what is left
      read it as a page
    "
  `);
});

test("quiet: only what is wrong, and the verdict", () => {
  const told = terminalSummary(results, plain, { resultsFile: "out/results.json", isQuiet: true });
  expect(told.split("\n").slice(-5)).toMatchInlineSnapshot(`
    [
      "! acme: 1 case inconclusive: no answer <&�>",
      "! acme: minLenght is not honoured at /a/minLenght",
      "! acme: thing t-1 is left behind: status 500",
      "✗ The live target breaks the documentation in 6 cases",
      "",
    ]
  `);
  const [provider] = results.providers;
  const cases = provider?.cases.filter(({ verdict }) => verdict === "conforms") ?? [];
  const green = {
    ...results,
    providers: provider === undefined ? [] : [{ ...provider, cases, leftovers: [], notExercised: [] }],
    summary: { ...results.summary, violates: 0, inconclusive: 0 },
  };
  expect(terminalSummary(green, plain, { resultsFile: "", isQuiet: true })).toMatchInlineSnapshot(`
    "✓ The live target keeps to the documentation in all 1 case
    "
  `);
});

test("JUnit has every count, and nothing that XML cannot hold", () => {
  expect(junitReport(results)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="assay (live)" tests="9" failures="6" errors="1" time="1.500">
      <testsuite name="acme.example (live)" tests="1" failures="0" errors="0" skipped="0" time="0.250" timestamp="2026-01-02T03:04:05">
        <properties>
          <property name="target" value="live"/>
          <property name="address" value="http://127.0.0.1:1"/>
          <property name="seed" value="7"/>
          <property name="promises" value=""/>
        </properties>
        <testcase classname="acme.example (live)" name="acme/createThing/example/Plain" time="0.250"/>
      </testsuite>
      <testsuite name="acme.robustness (live)" tests="1" failures="1" errors="0" skipped="0" time="0.250" timestamp="2026-01-02T03:04:05">
        <properties>
          <property name="target" value="live"/>
          <property name="address" value="http://127.0.0.1:1"/>
          <property name="seed" value="7"/>
          <property name="promises" value=""/>
        </properties>
        <testcase classname="acme.robustness (live)" name="acme/createThing/robustness/odd" time="0.250">
          <failure message="A request that breaks a was taken." type="invalid-request-refused">A request that breaks a was taken.
    promise: ACM-02
    constraint: /components/schemas/thing/properties/a
    check: invalid-request-refused
    expected: a client error
    received: status 201 (status)
    curl: curl -X POST http://127.0.0.1:1/things

    replay: assay replay acme/createThing/robustness/odd --seed 7</failure>
        </testcase>
      </testsuite>
      <testsuite name="acme.negative (live)" tests="5" failures="5" errors="0" skipped="0" time="1.250" timestamp="2026-01-02T03:04:05">
        <properties>
          <property name="target" value="live"/>
          <property name="address" value="http://127.0.0.1:1"/>
          <property name="seed" value="7"/>
          <property name="promises" value=""/>
        </properties>
        <testcase classname="acme.negative (live)" name="acme/createThing/negative/a" time="0.250">
          <failure message="A request that breaks a was taken." type="invalid-request-refused">A request that breaks a was taken.
    promise: ACM-02
    constraint: /components/schemas/thing/properties/a
    check: invalid-request-refused
    expected: a client error
    received: status 201 (status)
    curl: curl -X POST http://127.0.0.1:1/things

    replay: assay replay acme/createThing/negative/a --seed 7</failure>
        </testcase>
        <testcase classname="acme.negative (live)" name="acme/createThing/negative/b" time="0.250">
          <failure message="A request that breaks b was taken." type="invalid-request-refused">A request that breaks b was taken.
    promise: ACM-02
    constraint: /components/schemas/thing/properties/b
    check: invalid-request-refused
    expected: a client error
    received: status 201 (status)
    curl: curl -X POST http://127.0.0.1:1/things

    replay: assay replay acme/createThing/negative/b --seed 7</failure>
        </testcase>
        <testcase classname="acme.negative (live)" name="acme/createThing/negative/c" time="0.250">
          <failure message="A request that breaks c was taken." type="invalid-request-refused">A request that breaks c was taken.
    promise: ACM-02
    constraint: /components/schemas/thing/properties/c
    check: invalid-request-refused
    expected: a client error
    received: status 201 (status)
    curl: curl -X POST http://127.0.0.1:1/things

    replay: assay replay acme/createThing/negative/c --seed 7</failure>
        </testcase>
        <testcase classname="acme.negative (live)" name="acme/createThing/negative/d" time="0.250">
          <failure message="A request that breaks d was taken." type="invalid-request-refused">A request that breaks d was taken.
    promise: ACM-02
    constraint: /components/schemas/thing/properties/d
    check: invalid-request-refused
    expected: a client error
    received: status 201 (status)
    curl: curl -X POST http://127.0.0.1:1/things

    replay: assay replay acme/createThing/negative/d --seed 7</failure>
        </testcase>
        <testcase classname="acme.negative (live)" name="acme/createThing/negative/e" time="0.250">
          <failure message="A request that breaks e was taken." type="invalid-request-refused">A request that breaks e was taken.
    promise: ACM-02
    constraint: /components/schemas/thing/properties/e
    check: invalid-request-refused
    expected: a client error
    received: status 201 (status)
    curl: curl -X POST http://127.0.0.1:1/things

    replay: assay replay acme/createThing/negative/e --seed 7</failure>
        </testcase>
      </testsuite>
      <testsuite name="acme.positive (live)" tests="1" failures="0" errors="1" skipped="0" time="0.250" timestamp="2026-01-02T03:04:05">
        <properties>
          <property name="target" value="live"/>
          <property name="address" value="http://127.0.0.1:1"/>
          <property name="seed" value="7"/>
          <property name="promises" value=""/>
        </properties>
        <testcase classname="acme.positive (live)" name="acme/createThing/positive" time="0.250">
          <error message="no answer &lt;&amp;�&gt;" type="inconclusive">no answer &lt;&amp;�&gt;</error>
          <system-out>replay: assay replay acme/createThing/positive --seed 7</system-out>
        </testcase>
      </testsuite>
      <testsuite name="acme.method (live)" tests="1" failures="0" errors="0" skipped="1" time="0.250" timestamp="2026-01-02T03:04:05">
        <properties>
          <property name="target" value="live"/>
          <property name="address" value="http://127.0.0.1:1"/>
          <property name="seed" value="7"/>
          <property name="promises" value=""/>
        </properties>
        <testcase classname="acme.method (live)" name="acme/createThing/method/put" time="0.250">
          <skipped message="not there"/>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

describe("colours", () => {
  const isRed = (isTerminal: boolean, environment: Record<string, string>) =>
    terminalStyle({ isTerminal, columns: 80, environment }).red("x") !== "x";
  test.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [true, { TERM: "dumb" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
  ])("terminal %s with %o: %s", (isTerminal, environment, wanted) => {
    expect(isRed(isTerminal, environment)).toBe(wanted);
  });

  test("lines are rewritten on a terminal only, and not in CI", () => {
    const isLive = (isTerminal: boolean, environment: Record<string, string>) =>
      terminalStyle({ isTerminal, columns: 80, environment }).live;
    expect([isLive(true, {}), isLive(true, { CI: "true" }), isLive(false, {})]).toEqual([true, false, false]);
  });
});
