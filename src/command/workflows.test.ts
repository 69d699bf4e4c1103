import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Results } from "../report/results.js";
import { depotFolder, depotTokens } from "../testing/depot-provider.js";
import { type DepotDefect, startDepot } from "../testing/depot-server.js";
import { runCommand } from "../testing/run-command.js";

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "assay-workflows-"));
});
afterAll(async () => {
  await rm(out, { recursive: true, force: true });
});

const context = { workingFolder: depotFolder, environment: { DEPOT_TOKEN: depotTokens.first } };

/** What differs from run to run in the output, taken out of it. */
function steady(text: string, url: string): string {
  return text
    .replaceAll(url, "http://depot")
    .replaceAll(/(box|assay)-[a-z0-9]{8}-[\da-z]+/g, "$1-…")
    .replaceAll(/"b-\d+"/g, '"b-…"')
    .replaceAll(/[\d.]+ (requests|created|deleted|s\b)/g, "… $1")
    .replaceAll(out, "OUT");
}

async function runAgainst(defect: DepotDefect | undefined, words: readonly string[]) {
  const server = await startDepot(defect === undefined ? {} : { defect });
  try {
    const run = await runCommand([...words, "--url", server.url, "--out", out], context);
    return { ...run, out: steady(run.out, server.url) };
  } finally {
    await server.close();
  }
}

describe("assay plan", () => {
  test("lists workflows with their inputs, their needs and why they do not run", async () => {
    const words = ["plan", "depot", "--kind", "workflow", "--target", "live"];
    const run = await runCommand(words, context);
    const lines = run.out.split("\n").filter((line) => /^(depot\/|DEPOT_|--allow|depot:)/.test(line));
    expect(lines).toMatchInlineSnapshot(`
      [
        "depot/workflow/bad-name-is-refused  [creates; at most 9 requests, 3 creations with 3 inputs]",
        "depot/workflow/box-is-as-ordered  [reads, creates; at most 45 requests, 9 creations with 9 inputs]",
        "depot/workflow/box-is-its-accounts-own  [reads, creates, needs second-account; at most 4 requests, 1 creation with 1 input]  skipped: a second account needs DEPOT_SECOND_TOKEN, not set in the environment",
        "depot/workflow/deleted-box-is-gone  [reads, creates, deletes; at most 5 requests, 1 creation with 1 input]",
        "depot/workflow/inferred/created-is-readable/createBox  [reads, creates; at most 5 requests, 1 creation with 1 input]  inferred: GET /boxes/{id} reads what POST /boxes creates; /id of the answer names it as {id}",
        "depot/workflow/inferred/deleted-is-gone/deleteBox  [reads, creates, deletes; at most 6 requests, 1 creation with 1 input]  inferred: DELETE /boxes/{id} deletes what POST /boxes creates; /id of the answer names it as {id}",
        "depot/workflow/inferred/deleted-twice-is-answered/deleteBox  [creates, deletes; at most 5 requests, 1 creation with 1 input]  inferred: DELETE /boxes/{id} deletes what POST /boxes creates, and nothing is there the second time; /id of the answer names it as {id}",
        "depot/workflow/inferred/read-agrees-with-creation/createBox  [reads, creates; at most 5 requests, 1 creation with 1 input]  inferred: GET /boxes/{id} has fields of the name and type that POST /boxes answers; /id of the answer names it as {id}",
        "depot/workflow/inferred/read-agrees-with-request/createBox  [reads, creates; at most 5 requests, 1 creation with 1 input]  inferred: GET /boxes/{id} has fields of the name and type that POST /boxes is sent; /id of the answer names it as {id}",
        "depot/workflow/inferred/unknown-is-refused/deleteBox  [creates, deletes; at most 5 requests, 1 creation with 1 input]  inferred: DELETE /boxes/{id} is about one thing, and there is none of that identifier; /id of the answer names it as {id}",
        "depot/workflow/inferred/unknown-is-refused/readBox  [reads, creates; at most 5 requests, 1 creation with 1 input]  inferred: GET /boxes/{id} is about one thing, and there is none of that identifier; /id of the answer names it as {id}",
        "depot/workflow/name-is-taken-once  [creates; at most 6 requests, 2 creations with 1 input]",
        "depot/workflow/third-box-is-too-many  [creates, needs quota; at most 9 requests, 3 creations with 1 input]  skipped: it uses up a quota of the account; --allow quota runs it",
        "DEPOT_SECOND_TOKEN is not set: skips depot/workflow/box-is-its-accounts-own",
        "--allow quota adds 1 case, at most 9 requests, 3 creations: depot/workflow/third-box-is-too-many",
        "depot: 13 cases, 2 of them skipped, at most 101 requests, 22 creations; making a breach smaller, polling and requests that the server wants again come on top (up to 360 requests for one breach)",
      ]
    `);
  });

  test("tells a machine the same", async () => {
    const words = ["plan", "depot", "--case", "depot/workflow/third-box-is-too-many", "--json"];
    const run = await runCommand([...words, "--target", "live", "--allow", "quota"], context);
    expect(JSON.parse(run.out).providers[0].cases).toMatchInlineSnapshot(`
      [
        {
          "billable": false,
          "effects": [
            "creates",
          ],
          "fits": true,
          "kind": "workflow",
          "maxCreates": 3,
          "maxRequests": 9,
          "name": "depot/workflow/third-box-is-too-many",
          "promises": [
            "DEP-04",
          ],
          "shrinking": {
            "creations": 180,
            "requests": 540,
          },
          "workflow": {
            "id": "third-box-is-too-many",
            "needs": [
              "quota",
            ],
            "origin": {
              "kind": "documented",
            },
            "runs": 1,
          },
        },
      ]
    `);
  });
});

describe("assay verify", () => {
  test("shows the whole sequence of a broken workflow", async () => {
    const run = await runAgainst("duplicates accepted", ["verify", "depot", "--kind", "workflow"]);
    expect(run.status).toBe(1);
    expect(run.out.slice(run.out.indexOf("\n✗") + 1)).toMatchInlineSnapshot(`
      "✗ A name is taken once; a second box of that name is refused with 409.  depot, DEP-02, stated
        workflow name-is-taken-once
        what        In workflow name-is-taken-once, step again must give: $statusCode == 409 (boxes.arazzo.yaml#/workflows/1/steps/1/successCriteria/0).
        expected    $statusCode == 409
        received    $statusCode is 201
        curl        curl --silent --show-error --include --path-as-is -X POST http://depot/boxes -H 'Content-Type: application/json' -H "Authorization: Bearer $DEPOT_TOKEN" --data-raw '{"name":"box-…","size":3}'
        replay      assay replay depot/workflow/name-is-taken-once --seed 2026 --target live --url http://depot
        constraint  /workflows/1/steps/1/successCriteria/0
        document    specs/depot/boxes.arazzo.yaml:52:27
        check       workflow-criterion
        sequence
          inputs: {"name":"box-…"}
            1. create: POST http://depot/boxes {"name":"box-…","size":3,"seal":"***"} → 201 {"id":"b-…","name":"box-…","size":3,"colour":"grey"}
          ✗ 2. again: POST http://depot/boxes {"name":"box-…","size":3} → 201 {"id":"b-…","name":"box-…","size":3,"colour":"grey"}

             workflow  promises
      depot     1✗/13    1✗ 4/7

      depot: 2 cases skipped, each with its reason in the results
      depot: 4 parts of the description not exercised; \`assay plan depot\` tells which, and why

      ✗ The live target breaks the documentation in 1 case
      promises: 4 verified, 1 broken (DEP-02), 2 not seen, 0 unverifiable
      target live at http://depot · seed 2026 · … requests in … s · OUT/results.json

      next
        try what broke again  assay replay OUT/results.json --seed 2026 --target live --url http://depot
        put it on record      assay gate OUT/results.json --adopt --owner WHO --reason WHY
        read it as a page     assay report OUT --report html --out OUT
      "
    `);
  });

  test("writes it into results.json and the JUnit report", async () => {
    const words = ["verify", "depot", "--case", "depot/workflow/name-is-taken-once", "--report", "junit"];
    const { status } = await runAgainst("duplicates accepted", words);
    expect(status).toBe(1);
    const results = JSON.parse(await readFile(join(out, "results.json"), "utf8")) as Results;
    const [item] = results.providers.flatMap(({ cases }) => cases);
    expect({
      workflow: item?.workflow,
      promises: item?.promises,
      verdict: item?.verdict,
      steps: item?.findings[0]?.steps?.map(({ step, request, response }) => [
        step,
        request.method,
        response?.status,
      ]),
    }).toMatchInlineSnapshot(`
      {
        "promises": [
          "DEP-02",
        ],
        "steps": [
          [
            "create",
            "POST",
            201,
          ],
          [
            "again",
            "POST",
            201,
          ],
        ],
        "verdict": "violates",
        "workflow": "name-is-taken-once",
      }
    `);
    const junit = await readFile(join(out, "junit.xml"), "utf8");
    expect(junit).toContain("✗ 2. again: POST");
    expect(junit).not.toContain(depotTokens.first);
  });
});

test("assay replay runs one workflow again", async () => {
  const run = await runAgainst(undefined, ["replay", "depot/workflow/deleted-box-is-gone"]);
  expect(run.status).toBe(0);
  expect(run.out).toContain("keeps to the documentation in all 1 case");
});

test("assay promises names the workflow that verifies a promise", async () => {
  const run = await runCommand(["promises", "depot", "--out", join(out, "none")], context);
  expect(run.out).toContain("verified by workflow third-box-is-too-many");
});
