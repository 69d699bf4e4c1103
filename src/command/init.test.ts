import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../testing/run-command.js";

const kiosk = `openapi: 3.0.3
info: { title: "Kiosk: papers", version: "1" }
servers: [{ url: /v1 }]
security: [{ apiKey: [] }]
paths:
  /papers:
    post:
      operationId: addPaper
      requestBody: { required: true, content: { application/json: { schema: { $ref: "./shapes.yaml#/Paper" } } } }
      responses: { "201": { description: d, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } } }
  /papers/{id}:
    delete: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "204": { description: d } } }
components: { securitySchemes: { apiKey: { type: apiKey, in: header, name: X-Key } } }
`;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-init-"));
  await writeFile(join(folder, "api.yaml"), kiosk);
  await writeFile(
    join(folder, "shapes.yaml"),
    "Paper: { type: object, required: [name], properties: { name: { type: string } } }\n",
  );
});
afterEach(() => rm(folder, { recursive: true }));

const inFolder = (...words: readonly string[]) => runCommand(words, { workingFolder: folder });
const read = (path: string) => readFile(join(folder, path), "utf8");

test("a provider is started from a description alone, and is green on its mock", async () => {
  const { status, out } = await inFolder("init", "kiosk", "--from", "api.yaml");
  expect(status).toBe(0);
  expect(out).toContain("npm install --save-dev assay");
  expect(out).toContain("KIOSK_API_KEY");
  expect(await read("specs/kiosk/openapi.yaml")).not.toContain("shapes.yaml");
  expect(await read("conformance/kiosk/profile.yaml")).toContain('deletedBy: ["delete /papers/{id}"]');
  expect(await read(".gitignore")).toBe(".assay/\n");
  const verified = await inFolder(
    "verify",
    "kiosk",
    "--runs",
    "2",
    "--kind",
    "positive",
    "negative",
    "--quiet",
    "--out",
    join(folder, "out"),
  );
  expect(verified.err).toBe("");
  expect(verified.status).toBe(0);
}, 90_000);

test("nothing is overwritten unasked", async () => {
  await inFolder("init", "kiosk", "--from", "api.yaml");
  await writeFile(join(folder, "specs/kiosk/promises.yaml"), "{}\n");
  const refused = await inFolder("init", "kiosk", "--from", "api.yaml");
  expect(refused.status).toBe(2);
  expect(refused.err).toContain("--force overwrites");
  expect(await read("specs/kiosk/promises.yaml")).toBe("{}\n");
  expect((await inFolder("init", "kiosk", "--from", "api.yaml", "--force")).status).toBe(0);
  expect(await read("specs/kiosk/promises.yaml")).toContain("KIO-01:");
  expect(await read(".gitignore")).toBe(".assay/\n");
});

test.each([
  { words: ["init", "../up", "--from", "api.yaml"], says: /cannot be a provider's name/ },
  { words: ["init", "kiosk", "--from", "none.yaml"], says: /no file none\.yaml/ },
  { words: ["init", "kiosk", "--from", "shapes.yaml"], says: /state the version in `openapi`/ },
])("wrong use is told: $words", async ({ words, says }) => {
  const { status, err } = await inFolder(...words);
  expect(status).toBe(2);
  expect(err).toMatch(says);
});
