import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planFor } from "../engine/plan-for.js";
import { collectResults } from "../report/collect-results.js";
import { loadForeign } from "./load-foreign.js";
import { loadProviders } from "./load-providers.js";
import { runOptions, runSuite } from "./run-suite.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-foreign-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Loads a description without a profile, with whatever files stand beside it. */
async function load(text: string, beside: Readonly<Record<string, string>> = {}) {
  const specs = join(folder, "specs", "shop");
  await mkdir(specs, { recursive: true });
  const files = { "openapi.yaml": text, ...beside };
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(specs, name), content)));
  return loadProviders(folder, ["shop"]);
}

const head = `openapi: 3.0.3\ninfo: { title: T, version: "1" }\nservers: [{ url: /v1 }]\n`;
const ok = `{ "200": { description: d } }`;
const json = (schema: string) => `{ application/json: { schema: ${schema} } }`;
const query = (schema: string) =>
  `${head}paths: { /a: { get: { parameters: [{ name: q, in: query, required: true, schema: ${schema} }], responses: ${ok} } } }`;
const body = (mediaType: string, media: string) =>
  `${head}paths: { /a: { post: { requestBody: { required: true, content: { "${mediaType}": ${media} } }, responses: { "200": { description: d, content: { "${mediaType}": ${media} } } } } } }`;
const secured = (security: string, scheme: string) =>
  `${head}paths: { /a: { get: { security: ${security}, responses: ${ok} } } }\ncomponents: { securitySchemes: { ${scheme} } }`;

describe("a description from elsewhere conforms to itself on its mock", () => {
  test.each<{ what: string; text: string; beside?: Record<string, string> }>([
    {
      what: "an unknown member and no responses",
      text: `${head}paths: { /a: { get: { summary: x, odd: 1 } } }`,
    },
    { what: "a pattern of another language", text: query(`{ type: string, pattern: "(?i)^[[:alpha:]]+$" }`) },
    { what: "a pattern that u refuses", text: query(`{ type: string, pattern: '^[\\w-.]+\\-\\_$' }`) },
    {
      what: "nothing but a default answer",
      text: `${head}paths: { /a: { get: { responses: { default: { description: d, content: ${json("{ type: string, nullable: true }")} } } } } }`,
    },
    {
      what: "nothing but a refusal",
      text: `${head}paths: { /a: { get: { responses: { "404": { description: d } } } } }`,
    },
    {
      what: "a body that HTTP forbids",
      text: `${head}paths: { /a: { get: { responses: { "204": { description: d, content: ${json("{}")} } } } } }`,
    },
    {
      what: "an example that is false",
      text: `${head}paths: { /a: { get: { responses: { "200": { description: d, content: { application/json: { schema: { type: integer }, example: x } } } } } } }`,
    },
    { what: "a body without a schema", text: body("application/json", "{}") },
    {
      what: "a form",
      text: body(
        "application/x-www-form-urlencoded",
        "{ schema: { type: object, required: [a], properties: { a: { type: string }, b: { type: array, items: { type: integer } } } } }",
      ),
    },
    {
      what: "a multipart form",
      text: body(
        "multipart/form-data",
        "{ schema: { type: object, required: [f], properties: { f: { type: string, format: binary } } } }",
      ),
    },
    { what: "plain text", text: body("text/plain", "{ schema: { type: string } }") },
    { what: "an object as text", text: body("text/plain", "{ schema: { type: object } }") },
    { what: "bytes", text: body("application/octet-stream", "{ schema: { type: string, format: binary } }") },
    { what: "any structured JSON", text: body("application/*+json", "{ schema: { type: object } }") },
    {
      what: "a readOnly member",
      text: body(
        "application/json",
        "{ schema: { type: object, required: [id, pin], properties: { id: { type: integer, readOnly: true }, pin: { type: string, writeOnly: true } } } }",
      ),
    },
    {
      what: "two flows together",
      text: secured(
        "[{ one: [], two: [] }]",
        `one: { type: http, scheme: bearer }, two: { type: openIdConnect, openIdConnectUrl: "https://x.example" }`,
      ),
    },
    {
      what: "a scheme that cannot be applied",
      text: secured("[{ one: [] }]", "one: { type: http, scheme: digest }"),
    },
    {
      what: "a scheme that is not described",
      text: secured("[{ gone: [] }]", "one: { type: http, scheme: digest }"),
    },
    {
      what: "an optional credential",
      text: secured("[{}, { one: [] }]", "one: { type: apiKey, in: cookie, name: sid }"),
    },
    {
      what: "a path that another may be",
      text: `${head}paths:\n  /a/b: { get: { responses: ${ok} } }\n  /a/{c}: { delete: { parameters: [{ name: c, in: path, required: true, schema: { type: string } }], responses: ${ok} } }`,
    },
    {
      what: "paths that are one",
      text: `${head}paths:\n  /a/{x}: { get: { parameters: [{ name: x, in: path, required: true, schema: { type: integer } }], responses: ${ok} } }\n  /a/{y}: { get: { parameters: [{ name: y, in: path, required: true, schema: { type: string } }], responses: ${ok} } }`,
    },
    {
      what: "names of every object",
      text: `${head}paths: { /toString: { get: { operationId: constructor, parameters: [{ name: constructor, in: query, schema: { type: string } }], responses: ${ok} } } }`,
    },
    {
      what: "a schema in another file",
      text: body("application/json", `{ schema: { $ref: "./things.yaml#/thing" } }`),
      beside: {
        "things.yaml": `thing: { type: object, required: [a], properties: { a: { type: string }, next: { $ref: "#/thing" } } }`,
      },
    },
  ])("$what", async ({ text, beside }) => {
    const loaded = await load(text, beside);
    if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
    const collector = collectResults();
    await runSuite({ providers: loaded.value, runs: 5 }, collector.listen);
    const { providers, summary } = collector.results();
    const findings = providers.flatMap(({ cases }) => cases.flatMap((item) => item.findings));
    expect(findings.filter(({ severity }) => severity === "violation").map(({ message }) => message)).toEqual(
      [],
    );
    expect(summary).toMatchObject({ violates: 0, inconclusive: 0 });
  });
});

const corpus = process.env["ASSAY_DESCRIPTIONS"];

/** Descriptions of anybody's: a folder of them, where one is named. */
test.skipIf(corpus === undefined)(
  "every description of ASSAY_DESCRIPTIONS loads and has a plan",
  async () => {
    const files = (await readdir(corpus ?? "")).filter((file) => /\.(?:ya?ml|json)$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const loaded = await loadForeign(file, corpus ?? "");
      if (loaded.kind === "broken") throw new Error(`${file}: ${JSON.stringify(loaded.problems)}`);
      const [provider] = loaded.value;
      if (provider === undefined) throw new Error(`${file} describes nothing`);
      const { cases } = planFor(
        provider,
        runOptions({ providers: [provider] }, provider, new AbortController().signal),
      );
      expect(cases.length, file).toBeGreaterThan(0);
    }
  },
  600_000,
);

test.each<{ text: string; line: number; says: RegExp }>([
  { text: `swagger: "2.0"\n`, line: 1, says: /Swagger 2.0 is not supported/ },
  { text: "", line: 1, says: /no object/ },
  { text: "openapi: 3.0\n", line: 1, says: /as text/ },
  { text: `openapi: 3.0.0\ninfo:\n\ttitle: x\n`, line: 3, says: /Tabs/ },
  { text: query("{ $ref: '#/components/schemas/none' }"), line: 4, says: /resolve/ },
  { text: query("{ $ref: 'gone.yaml#/it' }"), line: 4, says: /no such file/ },
  { text: query("{ type: any }"), line: 4, says: /`type` can be one of/ },
  {
    text: `${query("{ $ref: '#/components/schemas/a' }")}\ncomponents: { schemas: { a: { $ref: "#/components/schemas/a" } } }`,
    line: 1,
    says: /circular/,
  },
  {
    text: `${query("{ $ref: '#/components/schemas/a' }")}\ncomponents: { schemas: { a: { allOf: [{ $ref: "#/components/schemas/a" }] } } }`,
    line: 5,
    says: /without end/,
  },
])("what cannot be read has its place: $says", async ({ text, line, says }) => {
  const loaded = await load(text);
  const [problem] = loaded.kind === "broken" ? loaded.problems : [];
  expect(problem?.message).toMatch(says);
  expect(problem?.line).toBe(line);
});
