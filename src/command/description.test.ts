import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { urlOf } from "../testing/acme-server.js";
import { runCommand } from "../testing/run-command.js";

const notes = `openapi: 3.0.3
info: { title: Note Keeper, version: "1" }
servers: [{ url: /v1 }]
security: [{ bearerAuth: [] }]
paths:
  /notes:
    get:
      operationId: listNotes
      responses: { "200": { description: d, content: { application/json: { schema: { type: array, items: { type: string } } } } } }
  /broken:
    get: { operationId: brokenOne, parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Gone" } }], responses: { "200": { description: d } } }
components: { securitySchemes: { bearerAuth: { type: http, scheme: bearer } } }
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-description-"));
  await writeFile(join(folder, "openapi.yaml"), notes);
  await writeFile(join(folder, "old.yaml"), `swagger: "2.0"\n`);
  await mkdir(join(folder, "elsewhere"));
});
afterAll(() => rm(folder, { recursive: true }));

const token = "tok-8Zk2vQ9xW4";

/** A server that keeps to the description, with what it saw in `authorization`. */
async function serving(run: (url: string, seen: readonly (string | undefined)[]) => Promise<void>) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    const known = request.headers.authorization === `Bearer ${token}`;
    const status = request.url !== "/v1/notes" ? 404 : known ? (request.method === "GET" ? 200 : 405) : 401;
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
    response.end(status === 200 ? `["a"]` : `{"error":"no"}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await run(`${urlOf(server)}/v1`, seen);
  server.close();
}

const inFolder = (words: readonly string[], environment: Record<string, string> = {}) =>
  runCommand([...words, "--runs", "5", "--out", join(folder, "out")], { workingFolder: folder, environment });

describe("a description without any set-up", () => {
  test("is verified against its own mock; what cannot be exercised is told", async () => {
    const { status, out } = await inFolder([
      "verify",
      "--description",
      "openapi.yaml",
      "--kind",
      "positive",
      "negative",
    ]);
    expect(status).toBe(0);
    expect(out).toContain("note-keeper");
  });

  test("is planned from any folder, with what is left out and why", async () => {
    const { status, out } = await runCommand(["plan", "--description", "../openapi.yaml"], {
      workingFolder: join(folder, "elsewhere"),
    });
    expect(status).toBe(0);
    expect(out).toMatch(/not exercised: note-keeper brokenOne .*openapi\.yaml:11:\d+: Can't resolve/);
  });

  test("a credential in a header is replaced and left out by the cases about credentials", () =>
    serving(async (url, seen) => {
      const words = ["verify", "--description", "openapi.yaml", "--url", url, "--header"];
      const { status, out } = await inFolder([...words, `Authorization: Bearer ${token}`]);
      expect(out).not.toContain(token);
      expect(status).toBe(0);
      expect(seen).toContain(undefined);
      expect(seen).toContain(`Bearer ${token}`);
    }));

  test("a credential comes from the environment; without one, nothing is held against the server", () =>
    serving(async (url, seen) => {
      const words = ["verify", "--description", "openapi.yaml", "--url", url];
      const without = await inFolder(words);
      expect(without.status).toBe(0);
      expect(without.out).toMatch(
        /1 operation not exercised in full: .* needs ASSAY_BEARER_AUTH, .*\(listNotes\)/,
      );
      expect(seen).not.toContain(`Bearer ${token}`);
      expect((await inFolder(words, { ASSAY_BEARER_AUTH: token })).status).toBe(0);
      expect(seen).toContain(`Bearer ${token}`);
    }));

  test("a broken answer is found, and its replay line names the description", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end("[1]");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const words = ["--description", "openapi.yaml", "--url", urlOf(server)];
    const found = await inFolder(["verify", ...words]);
    const again = await inFolder(["replay", "note-keeper/listNotes/positive", ...words]);
    server.close();
    expect(found.status).toBe(1);
    expect(found.out).toMatch(/assay replay note-keeper\/listNotes\/positive .*--description openapi\.yaml/);
    expect(again.status).toBe(1);
  });
});

test.each([
  { words: ["acme", "--description", "openapi.yaml"], says: /in place of a provider: leave out acme/ },
  { words: ["--description", "none.yaml"], says: /no file none\.yaml/ },
  { words: ["--description", "elsewhere"], says: /elsewhere is no file/ },
  {
    words: ["--description", "old.yaml"],
    says: /old\.yaml:1:10 at \/swagger: Swagger 2\.0 is not supported/,
  },
  {
    words: ["--description", "openapi.yaml", "--target", "live"],
    says: /server "\/v1", which is no full address; say where .* --url/,
  },
])("wrong use is told: $words", async ({ words, says }) => {
  const { status, err } = await inFolder(["verify", ...words]);
  expect(err).toMatch(says);
  expect(status).toBe(2);
});
