import { afterEach, describe, expect, test } from "vitest";
import { providerOf } from "../../mock/testing/invented-provider.js";
import { collectResults } from "../../report/collect-results.js";
import { runSuite } from "../../suite/run-suite.js";
import { type BooksForm, booksDescription } from "../../testing/books-description.js";
import { type BooksServerOptions, startBooks } from "../../testing/books-server.js";
import { inferProperties } from "./infer-properties.js";
import { planInferred } from "./plan-inferred.js";

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

/** Runs what is inferred against a server of books; `left` is what it still has afterwards. */
async function infer(options: BooksServerOptions, form: BooksForm = {}, profile = "title: Books") {
  const server = await startBooks({
    ...options,
    ...(form.paging === undefined ? {} : { paging: form.paging }),
  });
  stop = server.close;
  const provider = providerOf(booksDescription(form), profile);
  const collector = collectResults();
  await runSuite(
    {
      providers: [provider],
      target: "live",
      url: server.url,
      selection: { kinds: ["workflow"] },
      runs: 180,
      concurrency: 2,
    },
    collector.listen,
  );
  const [results] = collector.results().providers;
  const cases = results?.cases ?? [];
  return {
    cases,
    verdicts: Object.fromEntries(
      cases.map(({ name, verdict, reason }) => [
        name.replace("invented/workflow/inferred/", ""),
        reason === undefined ? verdict : `${verdict}: ${reason}`,
      ]),
    ),
    findings: cases.flatMap((item) =>
      [...item.findings, ...(item.warnings ?? [])].map(({ check, operation, message, severity }) => ({
        severity,
        check,
        operation,
        message,
      })),
    ),
    left: server.left(),
  };
}

test("everything is inferred, holds on a faultless server, and nothing is left there", async () => {
  const { verdicts, findings, left } = await infer({}, { paging: "offset" });
  expect(findings).toEqual([]);
  expect(verdicts).toMatchInlineSnapshot(`
    {
      "created-is-listed/addBook": "conforms",
      "created-is-readable/addBook": "conforms",
      "deleted-is-gone/removeBook": "conforms",
      "deleted-twice-is-answered/removeBook": "conforms",
      "page-size-is-honoured/listBooks": "conforms",
      "pages-neither-lose-nor-repeat/listBooks": "conforms",
      "read-agrees-with-creation/addBook": "conforms",
      "read-agrees-with-request/addBook": "conforms",
      "refused-update-changes-nothing/changeBook": "conforms",
      "unknown-is-refused/changeBook": "conforms",
      "unknown-is-refused/readBook": "conforms",
      "unknown-is-refused/removeBook": "conforms",
    }
  `);
  expect(left).toBe(0);
});

describe("a defect is found", () => {
  test.each<{ options: BooksServerOptions; form?: BooksForm; finds: string }>([
    { options: { defect: "created-cannot-be-read" }, finds: "created-is-readable" },
    { options: { defect: "title-is-lost" }, finds: "read-agrees-with-request" },
    { options: { defect: "answer-tells-other-pages" }, finds: "read-agrees-with-creation" },
    { options: { defect: "newest-is-not-listed" }, finds: "created-is-listed" },
    { options: { defect: "refused-change-is-half-made" }, finds: "refused-update-changes-nothing" },
    { options: { defect: "deleted-can-be-read" }, finds: "deleted-is-gone" },
    { options: { defect: "deleted-is-listed" }, finds: "deleted-is-gone" },
    { options: { defect: "second-deletion-fails" }, finds: "deleted-twice-is-answered" },
    { options: { defect: "second-deletion-redirects" }, finds: "deleted-twice-is-answered" },
    { options: { defect: "unknown-can-be-read" }, finds: "unknown-is-refused" },
    { options: { defect: "unknown-can-be-changed" }, finds: "unknown-is-refused" },
    { options: { defect: "limit-is-ignored" }, form: { paging: "offset" }, finds: "page-size-is-honoured" },
    {
      options: { defect: "pages-skip-one" },
      form: { paging: "offset" },
      finds: "pages-neither-lose-nor-repeat",
    },
    {
      options: { defect: "pages-overlap" },
      form: { paging: "page" },
      finds: "pages-neither-lose-nor-repeat",
    },
    {
      options: { defect: "pages-skip-one" },
      form: { paging: "cursor" },
      finds: "pages-neither-lose-nor-repeat",
    },
    {
      options: { defect: "pages-overlap" },
      form: { paging: "link" },
      finds: "pages-neither-lose-nor-repeat",
    },
    {
      options: { defect: "page-number-is-ignored" },
      form: { paging: "page" },
      finds: "pages-neither-lose-nor-repeat",
    },
  ])("$options.defect", async ({ options, form, finds }) => {
    const { findings } = await infer(options, form);
    expect(findings.map(({ check }) => check)).toContain(finds);
  });
});

describe("what servers may do is no finding", () => {
  test.each<{ options: BooksServerOptions; form?: BooksForm; profile?: string }>([
    { options: { manners: ["normalises"] } },
    { options: { manners: ["deletes-idempotently"] } },
    { options: { manners: ["deletes-softly"] } },
    { options: { manners: ["marks-deleted"] } },
    { options: { manners: ["is-late"] }, profile: "title: Books\nconvergenceMs: 2000" },
    { options: { manners: ["wraps"] }, form: { wrapped: true } },
    { options: { manners: ["locates"] }, form: { located: true } },
    { options: { manners: ["works-on-state"] } },
    { options: { manners: ["reads-samples"] }, form: { elsewhere: true } },
    { options: { manners: ["has-others"] }, form: { paging: "offset" } },
    { options: { manners: ["has-others"] }, form: { paging: "page" } },
    { options: { manners: ["has-others"] }, form: { paging: "first-page-0" } },
    { options: {}, form: { paging: "first-page-0" } },
    { options: { manners: ["has-others"] }, form: { paging: "cursor" } },
    { options: { manners: ["has-others"] }, form: { paging: "link" } },
  ])("$options.manners $form.paging", async ({ options, form, profile }) => {
    const { findings, verdicts, left } = await infer(options, form, profile);
    expect(findings).toEqual([]);
    expect(Object.values(verdicts).filter((verdict) => verdict.startsWith("inconclusive"))).toEqual([]);
    expect(left).toBe(0);
  });
});

test("a breach is shown with everything that led to it, from the smallest request", async () => {
  const { cases } = await infer({ defect: "title-is-lost" });
  const broken = cases.find(({ name }) => name.endsWith("read-agrees-with-request/addBook"));
  const [finding] = broken?.findings ?? [];
  expect(finding).toMatchObject({
    check: "read-agrees-with-request",
    severity: "violation",
    constraint: "/paths/~1books~1{bookId}/get",
    at: "body /title",
    received: '"9 lives"',
    operation: "readBook",
  });
  expect(finding?.steps?.map(({ step }) => step)).toEqual(["addBook", "readBook"]);
  const { title, ...rest } = JSON.parse(finding?.steps?.[0]?.request.body ?? "{}");
  expect(title).toHaveLength(1);
  expect(rest).toEqual({ binding: "paper", pages: 1, price: 0, published: expect.any(String) });
});

test("where other material describes the operations a breach is a warning", async () => {
  const { findings } = await infer({ defect: "title-is-lost" }, { elsewhere: true });
  expect(findings.map(({ check, severity }) => `${severity} ${check}`)).toContain(
    "warning read-agrees-with-request",
  );
  expect(findings.filter(({ severity }) => severity === "violation")).toEqual([]);
});

test("what only other material describes may be missing", async () => {
  const { findings } = await infer({ defect: "created-cannot-be-read" }, { elsewhere: true });
  expect(findings).toEqual([]);
});

test("the profile switches an inference off, everywhere or for one operation", async () => {
  const off = "inferred: { off: [created-is-listed, unknown-is-refused/readBook] }";
  const { verdicts } = await infer({}, {}, `title: Books\n${off}`);
  expect(Object.keys(verdicts)).not.toContain("created-is-listed/addBook");
  expect(Object.keys(verdicts)).not.toContain("unknown-is-refused/readBook");
  expect(Object.keys(verdicts)).toContain("unknown-is-refused/changeBook");
});

test("on a mock that keeps no state nothing can be looked at, and the plan says so", async () => {
  const provider = providerOf(booksDescription({}));
  const properties = inferProperties(provider);
  const cases = planInferred({
    provider,
    target: "mock",
    runs: 60,
    baseOf: () => ({ path: {}, query: {}, header: {}, cookie: {}, server: {} }),
    spaceOf: () => undefined,
    note: () => undefined,
  });
  expect(cases).toHaveLength(properties.length);
  expect(cases[0]).toMatchObject({
    name: "invented/workflow/inferred/created-is-readable/addBook",
    workflow: {
      origin: {
        kind: "inferred",
        reason: "GET /books/{bookId} reads what POST /books creates; /id of the answer names it as {bookId}",
      },
    },
    work: { kind: "skip", reason: "the mock keeps no state of /books" },
  });
});
