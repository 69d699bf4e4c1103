import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { collectResults } from "../report/collect-results.js";
import type { ProviderResults } from "../report/results.js";
import { acmeProvider } from "../testing/acme-provider.js";
import { loadForeign } from "./load-foreign.js";
import { runSuite, type SuiteOptions } from "./run-suite.js";

async function verifyAcme(options: Partial<SuiteOptions>): Promise<ProviderResults> {
  const collector = collectResults();
  await runSuite({ providers: [await acmeProvider()], runs: 3, seed: 1, ...options }, collector.listen);
  const [provider] = collector.results().providers;
  if (provider === undefined) throw new Error("there is no provider");
  return provider;
}

const shortPointer = (pointer: string) => pointer.replace("/components/schemas/new-thing", "…");

describe("a run tells what it saw of the description", () => {
  let acme: ProviderResults;
  beforeAll(async () => {
    acme = await verifyAcme({
      selection: { kinds: ["boundary", "negative", "credentials", "method"] },
    });
  });

  test("operations, parameters and statuses, requests with other methods left out", () => {
    expect(acme.coverage?.operations.every(({ accepted }) => accepted > 0)).toBe(true);
    expect(acme.coverage?.parameters).toMatchInlineSnapshot(`
      [
        {
          "absent": {
            "accepted": 0,
            "sent": 0,
          },
          "in": "path",
          "name": "id",
          "operation": "deleteThing",
          "pointer": "/paths/~1things~1{id}/parameters/0",
          "present": {
            "accepted": 24,
            "sent": 30,
          },
          "required": true,
        },
      ]
    `);
    expect(
      acme.coverage?.statuses.map(({ operation, status, documented, seen }) =>
        [operation, status, documented ? "documented" : "undocumented", seen > 0 ? "seen" : "unseen"].join(
          " ",
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "createThing 201 documented seen",
        "createThing 400 documented seen",
        "createThing 401 documented seen",
        "createThing 415 undocumented seen",
        "deleteThing 204 documented seen",
        "deleteThing 401 documented seen",
        "deleteThing 404 documented unseen",
      ]
    `);
  });

  test("each constraint kept at its edge and broken, or why not", () => {
    const lines = acme.coverage?.keywords.map(({ pointer, edge, broken }) => {
      const kept = edge && (edge.reason ?? (edge.sent === edge.accepted ? "all accepted" : "some refused"));
      const refused =
        broken && (broken.reason ?? (broken.sent === broken.refused ? "all refused" : "some accepted"));
      return `${shortPointer(pointer)}: ${kept ?? "no edge"}; ${refused ?? "not to be broken"}`;
    });
    expect(lines).toMatchInlineSnapshot(`
      [
        "…/type: no edge; all refused",
        "…/required/0: no edge; all refused",
        "…/required/1: no edge; all refused",
        "…/properties/name/type: no edge; all refused",
        "…/properties/name/minLength: its value comes from the profile; all refused",
        "…/properties/name/maxLength: its value comes from the profile; all refused",
        "…/properties/name/pattern: no edge; all refused",
        "…/properties/size/type: no edge; all refused",
        "…/properties/size/minimum: all accepted; all refused",
        "…/properties/size/maximum: all accepted; all refused",
        "…/properties/secret/type: no edge; all refused",
        "…/properties/secret/minLength: all accepted; all refused",
        "…/properties/colour/enum: all accepted; all refused",
        "…/properties: all accepted; not to be broken",
        "…/properties/secret: all accepted; not to be broken",
        "…/properties/colour: all accepted; not to be broken",
        "/paths/~1things/post/requestBody/required: no edge; all refused",
        "/paths/~1things~1{id}/parameters/0/schema/type: no edge; everything that path/id carries is text",
      ]
    `);
  });

  test("every request counts once, by operation, kind and status", () => {
    const traffic = acme.traffic ?? [];
    const sum = (counts: Readonly<Partial<Record<string, number>>>) =>
      Object.values(counts).reduce<number>((total, count = 0) => total + count, 0);
    for (const { requests, byKind, statuses, failures, latencyMs } of traffic) {
      expect(sum(byKind)).toBe(requests);
      expect(sum(statuses) + failures).toBe(requests);
      expect(latencyMs.count).toBe(requests - failures);
      expect(latencyMs.buckets.reduce((total, [, count]) => total + count, 0)).toBe(latencyMs.count);
    }
    expect(traffic.reduce((total, { requests }) => total + requests, 0)).toBe(acme.requests);
    expect(traffic.map(({ operation, byKind }) => [operation, Object.keys(byKind)])).toMatchInlineSnapshot(`
      [
        [
          "createThing",
          [
            "boundary",
            "credentials",
            "method",
            "negative",
            "upkeep",
          ],
        ],
        [
          "deleteThing",
          [
            "credentials",
            "method",
            "upkeep",
          ],
        ],
      ]
    `);
  });
});

describe("what was not seen", () => {
  test("has no reason where no case was selected, and is listed all the same", async () => {
    const { coverage, traffic } = await verifyAcme({ selection: { kinds: ["documents"] } });
    expect(traffic).toEqual([]);
    expect(coverage?.operations.map(({ sent, reason }) => [sent, reason])).toEqual([
      [0, undefined],
      [0, undefined],
    ]);
    expect(coverage?.keywords.length).toBeGreaterThan(10);
    expect(
      coverage?.keywords.every(({ edge, broken }) => (edge?.sent ?? 0) + (broken?.sent ?? 0) === 0),
    ).toBe(true);
  });

  test("has the reason of the cases that gave up", async () => {
    const { coverage, traffic } = await verifyAcme({
      target: "live",
      url: "http://127.0.0.1:9",
      environment: { ACME_TOKEN: "token-of-acme" },
      selection: { kinds: ["boundary", "negative"] },
    });
    const reason = expect.stringContaining("http://127.0.0.1:9 does not answer");
    expect(coverage?.operations[0]).toMatchObject({ accepted: 0, reason });
    const size = coverage?.keywords.find(({ pointer }) => pointer.endsWith("/size/maximum"));
    expect(size).toMatchObject({ edge: { sent: 0, accepted: 0, reason }, broken: { refused: 0, reason } });
    expect(traffic?.every(({ requests, failures }) => requests === failures)).toBe(true);
  });

  test("has the plan's reason where no valid request can be made, or it is sent in another form", async () => {
    const folder = await mkdtemp(join(tmpdir(), "assay-coverage-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "shop.yaml");
    await writeFile(file, oddDescription);
    const url = "http://127.0.0.1:9";
    const loaded = await loadForeign(file, folder);
    if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
    const selection = { kinds: ["documents" as const] };
    const { cases, coverage } = await verifyAcme({
      providers: loaded.value,
      target: "live",
      url,
      selection,
    });
    expect(cases.filter(({ verdict }) => verdict === "inconclusive")).toEqual([]);
    expect(coverage?.operations[0]?.reason).toMatchInlineSnapshot(
      `"no valid body can be made: minLength its lengths, patterns and formats leave no string"`,
    );
    expect(
      coverage?.keywords.map(({ pointer, broken }) => [pointer.slice(-30), broken?.reason]),
    ).toMatchInlineSnapshot(`
      [
        [
          "/application~1json/schema/type",
          "no valid body can be made: minLength its lengths, patterns and formats leave no string",
        ],
        [
          "ication~1json/schema/minLength",
          "no valid body can be made: minLength its lengths, patterns and formats leave no string",
        ],
        [
          "ication~1json/schema/maxLength",
          "no valid body can be made: minLength its lengths, patterns and formats leave no string",
        ],
        [
          "/~1a/post/requestBody/required",
          "no valid body can be made: minLength its lengths, patterns and formats leave no string",
        ],
        [
          "t/application~1xml/schema/type",
          "requests are sent as application/json",
        ],
      ]
    `);
  });
});

const oddDescription = `
openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: https://shop.example }]
paths:
  /a:
    post:
      operationId: a
      requestBody: { content: { application/json: { schema: { type: string, minLength: 5, maxLength: 2 } } }, required: true }
      responses: { "200": { description: ok } }
  /c:
    post:
      operationId: c
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/missing" }, example: 1 } } }
      responses: { "200": { description: ok } }
  /b:
    post:
      operationId: b
      requestBody: { content: { application/json: { schema: {} }, application/xml: { schema: { type: object } } } }
      responses: { "200": { description: ok }, "503": { description: down } }
`;
