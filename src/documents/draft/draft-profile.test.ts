import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProfile } from "../build-profile.js";
import { loadDescription } from "../load-description.js";
import { parseSource } from "../read-document.js";
import { draftProfile } from "./draft-profile.js";

/** Whoever makes a shelf chooses its name; a book on it is named by the answer. */
const shelves = `
openapi: 3.1.0
info: { title: "Shelves: two of them", version: "1" }
paths:
  /shelves/{shelf}:
    parameters: [{ name: shelf, in: path, required: true, schema: { type: string } }]
    put: { operationId: putShelf, responses: { "201": { description: made } } }
    get: { operationId: getShelf, responses: { "200": { description: it } } }
    delete: { operationId: deleteShelf, responses: { "204": { description: gone } } }
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-draft-"));
  await writeFile(join(folder, "shelves.yaml"), shelves);
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ["the identifier is in the answer and its Location", orchard],
  ["the request chooses the identifier", () => join(folder, "shelves.yaml")],
])("where %s, the draft says, read again, what the description implies", async (_, file) => {
  const loaded = await loadDescription(file(), () => []);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
  const { profile: implied } = loaded.value;

  const source = parseSource("profile.yaml", draftProfile(loaded.value));
  if (source.kind === "broken") throw new Error(JSON.stringify(source.problems));
  const read = buildProfile(source.value);

  expect(implied.resources.length).toBeGreaterThan(0);
  expect(read.resources).toEqual(implied.resources);
  expect(read.bindings).toEqual(implied.bindings);
  expect([...read.credentials.first.keys()]).toEqual([...implied.credentials.first.keys()]);
});

function orchard(): string {
  return fileURLToPath(new URL("../../testing/orchard/openapi.yaml", import.meta.url));
}
