import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Results } from "../report/results.js";
import { acmeFolder, acmeToken } from "../testing/acme-provider.js";
import { startAcme, type Tamper } from "../testing/acme-server.js";
import { type CommandRun, runCommand } from "../testing/run-command.js";

let folder = "";
let tamper: Tamper = (answer) => answer;
let server: Awaited<ReturnType<typeof startAcme>>;

beforeAll(async () => {
  server = await startAcme((answer, request) => tamper(answer, request));
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-gate-"));
  await cp(acmeFolder, folder, { recursive: true });
  tamper = (answer) => answer;
});
afterEach(() => rm(folder, { recursive: true }));

const listFile = () => join(folder, "conformance/acme/known-deviations.yaml");
const counterexamples = () => join(folder, "conformance/acme/counterexamples");
const results = async (): Promise<Results> =>
  JSON.parse(await readFile(join(folder, "out/results.json"), "utf8")) as Results;

function assay(...words: string[]): Promise<CommandRun> {
  return runCommand(words, { workingFolder: folder, environment: { ACME_TOKEN: acmeToken, USER: "me" } });
}

function verifyAcme(...words: string[]): Promise<CommandRun> {
  const out = join(folder, "out");
  return assay("verify", "acme", "--url", server.url, "--runs", "5", "--out", out, ...words);
}

function adopt(...words: string[]): Promise<CommandRun> {
  return assay("gate", join(folder, "out/results.json"), "--adopt", ...words);
}

/** A success of another status. */
const answers200: Tamper = (answer) => (answer.status === 201 ? { ...answer, status: 200 } : answer);
/** A size that is text. */
const sizeAsText: Tamper = (answer) =>
  answer.status === 201
    ? {
        ...answer,
        body: { ...(answer.body as object), size: String((answer.body as { size: number }).size) },
      }
    : answer;

const scenario =
  "adopt, run again: 0; mended: 1, stale; a second defect: 1, new; expired: 1; counterexample deleted: 2";
// Six runs and an adoption: a busy machine takes its time.
test(scenario, { timeout: 120_000 }, async () => {
  const verify = (...words: string[]) => verifyAcme("--kind", "boundary", ...words);
  tamper = sizeAsText;
  expect((await verify()).status).toBe(1);
  const adopted = await adopt(
    "--owner",
    "storage team",
    "--reason",
    "told the vendor",
    "--link",
    "https://x/1",
  );
  expect(adopted).toMatchObject({ status: 0, err: "" });
  expect(adopted.out).toContain("conformance/acme/known-deviations.yaml (storage team, until ");

  const again = await verify("--seed", "77");
  expect(again.out).toContain("1 known deviation excused (storage team, until ");
  expect(again.status).toBe(0);
  expect((await results()).summary).toMatchObject({ violates: 0, stale: 0 });
  expect((await results()).summary.deviates).toBeGreaterThan(3);
  expect(server.left()).toEqual([]);

  tamper = (answer, request) => answers200(sizeAsText(answer, request), request);
  const second = await verify();
  expect(second.status).toBe(1);
  const findings = (await results()).providers.flatMap(({ cases }) => cases.flatMap((item) => item.findings));
  expect([...new Set(findings.map(({ check, received }) => `${check} ${received}`))]).toEqual([
    "documented-status status 200",
  ]);

  tamper = (answer) => answer;
  const mended = await verify();
  expect(mended.status).toBe(1);
  expect(mended.out).toMatch(/delete lines \d+–\d+ of conformance\/acme\/known-deviations.yaml and the file/);
  expect((await results()).summary).toMatchObject({ violates: 0, stale: 1 });

  tamper = sizeAsText;
  const text = await readFile(listFile(), "utf8");
  await writeFile(
    listFile(),
    text.replace(/since: .*/, "since: 2020-01-01").replace(/expires: .*/, "expires: 2020-02-29"),
  );
  const expired = await verify();
  expect(expired.status).toBe(1);
  expect(expired.out).toContain("it expired on 2020-02-29: storage team has it mended");

  await writeFile(listFile(), text);
  for (const name of await readdir(counterexamples())) await rm(join(counterexamples(), name));
  const deleted = await verify();
  expect(deleted.status).toBe(2);
  expect(deleted.err).toMatch(
    /known-deviations.yaml:\d+:\d+ at \/0\/counterexample: The counterexample is not there/,
  );
});

describe("every kind of case is adopted and excused", () => {
  const refused: Tamper = (answer, { method }) =>
    answer.status === 401 && method === "POST"
      ? { status: 201, body: { id: "t-0", name: "x", size: 1 } }
      : answer;
  test.each<{ kind: string; defect: Tamper }>([
    { kind: "boundary", defect: answers200 },
    {
      kind: "negative",
      defect: (answer, { method }) =>
        answer.status === 400 && method === "POST"
          ? { status: 201, body: { id: "t-0", name: "xxx", size: 1 } }
          : answer,
    },
    { kind: "credentials", defect: refused },
    {
      kind: "method",
      defect: (answer, { method }) => (method === "PUT" ? { status: 200, body: {} } : answer),
    },
    {
      kind: "robustness",
      defect: (answer, { body }) => (answer.status === 400 && body.length > 5_000 ? { status: 500 } : answer),
    },
    { kind: "positive", defect: sizeAsText },
  ])("$kind", async ({ kind, defect }) => {
    tamper = defect;
    expect((await verifyAcme("--kind", kind)).status).toBe(1);
    expect((await adopt()).status).toBe(0);
    const again = await verifyAcme("--kind", kind);
    expect(again.out + again.err).toContain("known deviation");
    expect(again.status).toBe(0);
    const [file = ""] = await readdir(counterexamples());
    expect((await assay("replay", join(counterexamples(), file), "--url", server.url)).status).toBe(1);
    tamper = (answer) => answer;
    expect((await assay("replay", join(counterexamples(), file), "--url", server.url)).status).toBe(0);
    expect((await verifyAcme("--kind", kind)).status).toBe(1);
    expect((await results()).summary).toMatchObject({ violates: 0 });
    expect(server.left()).toEqual([]);
  });
});

test("a breach that comes and goes leaves the run open", async () => {
  const selected = ["--kind", "positive"];
  tamper = sizeAsText;
  await verifyAcme(...selected);
  await adopt();
  let count = 0;
  tamper = (answer, request) => {
    if (answer.status !== 201) return answer;
    count += 1;
    return count % 2 === 0 ? answer : sizeAsText(answer, request);
  };
  const { status, out } = await verifyAcme(...selected);
  expect(out).toContain("it showed in 2 of 3 replays");
  expect(status).toBe(3);
});

test("the mock is not excused, and says so; results are weighed and compared without sending", async () => {
  tamper = sizeAsText;
  const out = join(folder, "out/results.json");
  await verifyAcme("--kind", "positive");
  expect((await assay("gate", out)).status).toBe(1);
  expect((await assay("gate", out, "--baseline", out)).status).toBe(0);
  await adopt();
  const weighed = await assay("gate", out, "--json");
  expect(weighed.status).toBe(0);
  expect(JSON.parse(weighed.out)).toMatchObject({
    schema: "assay/gate@1",
    status: 0,
    providers: [{ new: [] }],
  });
  const onMock = await assay(
    "verify",
    "acme",
    "--kind",
    "positive",
    "--runs",
    "1",
    "--out",
    join(folder, "mock"),
  );
  expect(onMock.out).toContain(
    "1 known deviation of the live provider; on the mock nothing is replayed or excused",
  );
  expect(onMock.status).toBe(0);
  expect((await assay("gate", join(folder, "mock/results.json"), "--adopt")).status).toBe(2);
});

describe("what is wrong on record ends with 2 at its place", () => {
  const entry = `# kept
- case: acme/createThing/positive
  check: documented-status
  place: status
  received: status 200
  owner: me
  reason: so
  since: 2026-01-01
  expires: 2026-02-01
  counterexample: counterexamples/a.json
`;
  const counterexample = JSON.stringify({
    schema: "assay/counterexample@1",
    provider: "acme",
    case: "acme/createThing/positive",
    breach: { check: "documented-status", place: "status", received: "status 200" },
    message: "m",
    expected: "e",
    recipe: { kind: "documents" },
    exchanges: [],
  });
  test.each([
    [
      "an unknown case",
      [/acme\/createThing\/positive/, "acme/none"],
      /:2:\d+ at \/0\/case: There is no case "acme\/none"/,
    ],
    [
      "an unknown check",
      [/documented-status/, "no-check"],
      /:3:\d+ at \/0\/check: There is no check "no-check"/,
    ],
    ["an unknown promise", [/ {2}check/, "  promise: X-1\n  check"], /at \/0\/promise: .* no promise "X-1"/],
    ["a day that is none", [/2026-02-01/, "2026-02-30"], /at \/0\/expires: 2026-02-30 is no day/],
    ["no owner", [/ {2}owner: me\n/, ""], /at \/0: /],
    ["another breach than its file", [/status 200/, "status 202"], /shows another breach than the entry/],
    ["the same twice", [/$/, entry], /at \/1\/case: The same breach of the same case stands/],
    [
      "a file that nobody names",
      [/.*/s, "[]"],
      /counterexamples\/a.json: No entry of .* names this counterexample/,
    ],
  ] as const)("%s", async (_, [from, to], problem) => {
    await mkdir(counterexamples(), { recursive: true });
    await writeFile(join(counterexamples(), "a.json"), counterexample);
    await writeFile(listFile(), entry.replace(from, to));
    const { status, err } = await assay(
      "verify",
      "acme",
      "--kind",
      "documents",
      "--out",
      join(folder, "out"),
    );
    expect(err).toMatch(problem);
    expect(status).toBe(2);
  });
});
