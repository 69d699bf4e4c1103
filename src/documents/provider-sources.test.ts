import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadProviders } from "../suite/load-providers.js";
import type { Provider } from "./model.js";

const files = {
  "specs/shop/openapi.yaml": `openapi: 3.1.1
info: { title: T, version: "1" }
servers: [{ url: https://shop.example }]
paths:
  /things:
    $ref: paths/things.yaml
  /parts:
    get:
      operationId: listParts
      responses:
        200:
          description: Parts.
          content:
            application/json:
              schema: { $ref: "schemas.yaml#/part" }
components:
  schemas:
    own:
      type: object
      properties:
        name:
          type: string
          maxLength: 5
`,
  "specs/shop/paths/things.yaml": `post:
  operationId: makeThing
  requestBody:
    content:
      application/json:
        schema:
          $ref: ../schemas.yaml#/thing
  responses:
    "201":
      description: Made.
`,
  "specs/shop/schemas.yaml": `thing:
  type: object
  required: [name]
  properties:
    name:
      $ref: "#/title"
title:
  type: string
  maxLength: 7
part: &part
  type: object
  properties:
    size:
      minimum: 3
`,
  "specs/shop/promises.yaml": `SHP-01:
  promises: Things are made.
  strength: stated
  source: { document: page, at: here }
  unverifiable: nobody can see
`,
};

test("a place in the bundled description is told in the file where it was written", async () => {
  const { provider, folder } = await loaded(files);
  const root = JSON.stringify(provider.root);
  const schemas = Object.keys(JSON.parse(root).components.schemas);
  const told = (pointer: string) => lineAt(provider, folder, pointer);
  expect(schemas.toSorted()).toEqual(["own", "part", "thing", "title"]);
  expect(await told("/components/schemas/own/properties/name/maxLength")).toBe(
    "specs/shop/openapi.yaml:23:11 maxLength: 5",
  );
  expect(await told("/components/schemas/own/properties/name")).toBe("specs/shop/openapi.yaml:21:9 name:");
  expect(await told("/paths/~1parts/get/responses/200/description")).toBe(
    "specs/shop/openapi.yaml:12:11 description: Parts.",
  );
  expect(await told("/paths/~1things/post/responses/201")).toBe('specs/shop/paths/things.yaml:9:5 "201":');
  expect(await told("/components/schemas/thing/required/0")).toBe(
    "specs/shop/schemas.yaml:3:14 required: [name]",
  );
  expect(await told("/components/schemas/title/maxLength")).toBe("specs/shop/schemas.yaml:9:3 maxLength: 7");
  expect(await told("/components/schemas/part/properties/size/minimum")).toBe(
    "specs/shop/schemas.yaml:14:7 minimum: 3",
  );
  expect(provider.sources.locatePromise("SHP-01")?.line).toBe(1);
});

test("the digest is that of the texts, wherever they lie and however their lines end", async () => {
  const digestOf = async (texts: Record<string, string>) => (await loaded(texts)).provider.sources.digest;
  const known = await digestOf(files);
  const otherEnds = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]),
  );
  expect(await digestOf(otherEnds)).toBe(known);
  const schemas = files["specs/shop/schemas.yaml"].replace("maxLength: 7", "maxLength: 8");
  expect(await digestOf({ ...files, "specs/shop/schemas.yaml": schemas })).not.toBe(known);
});

async function loaded(texts: Record<string, string>): Promise<{ provider: Provider; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "assay-sources-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const result = await loadProviders(folder, ["shop"]);
  const [provider] = result.kind === "loaded" ? result.value : [];
  if (provider === undefined) throw new Error(JSON.stringify(result));
  return { provider, folder };
}

async function lineAt({ sources }: Provider, folder: string, pointer: string): Promise<string> {
  const { file = "", line = 0, column = 0 } = sources.locate(pointer) ?? {};
  const text = (await readFile(file, "utf8")).split("\n")[line - 1]?.trim();
  return `${relative(folder, file)}:${line}:${column} ${text}`;
}
