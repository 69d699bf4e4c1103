import fc from "fast-check";
import type { DeviationStanding } from "../../engine/run-gate.js";
import type { CaseResults, FindingResults, Results } from "../results.js";

/** What a server may put into its answers to break a report. */
const hostile = [
  "]]><failure/>",
  "-->",
  "\n::error file=x::injected",
  "\r\n::set-output name=a::b",
  "##[error]injected",
  "%0A::warning::x",
  "\u001b[31mred\u001b[0m\u001b]8;;http://evil\u0007",
  "\u0000\u0001\u0008\u000b\u007f\u0085\u2028\ufffe\uffff",
  "\ud800",
  "x\udc00y",
  "| a | b |\n| --- |",
  "```\n# heading",
  "<script>alert(1)</script>",
  "[link](javascript:alert(1))",
  "&amp;&#0;&bogus;",
  "{0} {{}} $& $1",
  "__proto__",
  "",
];

/** Texts that break what takes them for more than texts. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 20 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(""));

const headers = fc.array(fc.tuple(hostileText, hostileText), { maxLength: 2 });
const request = fc.record({
  method: fc.constantFrom("GET", ""),
  url: hostileText,
  headers,
  body: hostileText,
});
const response = fc.record({
  status: fc.constantFrom(200, 500),
  headers,
  body: hostileText,
  durationMs: fc.nat(1_000),
});
const severity = fc.constantFrom("violation" as const, "warning" as const, "gap" as const);

const finding: fc.Arbitrary<FindingResults> = fc.record(
  {
    check: fc.oneof(fc.constantFrom("media-type", "workflow-criterion"), hostileText),
    message: hostileText,
    severity,
    promise: fc.constantFrom("ACM-01", "ACM-99"),
    constraint: hostileText,
    expected: hostileText,
    received: hostileText,
    at: hostileText,
    request,
    response,
    curl: hostileText,
    location: fc.record({ file: hostileText, line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) }),
    steps: fc.array(fc.record({ step: hostileText, request, response, curl: hostileText }), { maxLength: 2 }),
  },
  { requiredKeys: ["check", "message", "severity", "expected", "received", "at", "request", "curl"] },
);

const note = {
  owner: hostileText,
  reason: hostileText,
  link: hostileText,
  since: hostileText,
  expires: hostileText,
  file: hostileText,
  lines: fc.constant([3, 5] as const),
  counterexample: hostileText,
};
const standing: fc.Arbitrary<DeviationStanding> = fc.record({
  ...note,
  case: hostileText,
  check: hostileText,
  promise: hostileText,
  place: hostileText,
  standing: fc.constantFrom<DeviationStanding["standing"][]>("there", "gone", "flaky"),
  isExpired: fc.boolean(),
  says: hostileText,
});

const item: fc.Arbitrary<CaseResults> = fc
  .record({
    name: hostileText.map((text) => `acme/${text}`),
    kind: fc.constantFrom("negative", "workflow"),
    operation: hostileText,
    verdict: fc.constantFrom<CaseResults["verdict"][]>(
      "conforms",
      "violates",
      "deviates",
      "stale",
      "skipped",
      "inconclusive",
    ),
    reason: hostileText,
    found: fc.array(finding, { maxLength: 3 }),
    known: fc.array(fc.tuple(finding, fc.record(note)), { maxLength: 1 }),
    seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
    replay: hostileText,
  })
  .map(({ found, known, ...rest }) => {
    const of = (wanted: string) => found.filter((one) => one.severity === wanted);
    return {
      ...rest,
      promises: ["ACM-01"],
      findings: of("violation"),
      warnings: of("warning"),
      gaps: of("gap"),
      known: known.map(([one, deviation]) => ({ ...one, severity: "violation" as const, deviation })),
      requests: 1,
    };
  });

/** Results of a run against a server that means harm. */
export const hostileResults: fc.Arbitrary<Results> = fc
  .record({
    cases: fc.array(item, { maxLength: 6 }),
    deviations: fc.array(standing, { maxLength: 2 }),
    text: hostileText,
    stopped: hostileText,
  })
  .map(({ cases, deviations, text, stopped }) => ({
    schema: "assay/results@1",
    target: "live",
    seed: 7,
    startedAt: "2026-01-02T03:04:05.678Z",
    shard: { index: 1, count: 2 },
    problems: [{ document: text, pointer: text, line: 1, message: text }],
    providers: [
      {
        name: "acme",
        title: text,
        address: text,
        cases,
        deviations,
        promises: [
          {
            id: "ACM-01",
            promises: text,
            strength: "stated",
            source: { document: text, at: text },
            location: { file: text, line: 1, column: 1 },
            standing: "broken",
          },
        ],
        requests: 1,
        created: 0,
        deleted: 0,
        left: 1,
        leftovers: [{ resource: text, id: text, reason: text }],
        notExercised: [{ provider: "acme", place: text, reason: text }],
        stopped,
      },
    ],
    summary: {
      conforms: 0,
      violates: cases.filter(({ verdict }) => verdict === "violates").length,
      deviates: 0,
      stale: 0,
      skipped: 0,
      inconclusive: 0,
      warnings: 0,
      gaps: 0,
      requests: 1,
      seconds: 1.5,
      promises: { verified: 0, broken: 1, unverified: 0, unverifiable: 0 },
    },
  }));
