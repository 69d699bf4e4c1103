import { type Config, lintFromString, loadConfig } from "@redocly/openapi-core";
import { beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";

type Member = Record<string, unknown>;

const flawless: Member = {
  openapi: "3.1.1",
  info: { title: "Shelves", version: "1", license: { name: "Apache License 2.0", identifier: "Apache-2.0" } },
  servers: [{ url: "https://shelves.invalid" }],
  security: [],
  paths: {
    "/shelves": {
      post: {
        operationId: "createShelf",
        summary: "Create a shelf",
        requestBody: { content: { "application/json": bodyOf({ width: 1 }) } },
        responses: {
          "201": { description: "Created.", content: { "application/json": bodyOf({ width: 1 }) } },
          "400": { $ref: "#/components/responses/refused" },
          "404": { description: "Nothing to say." },
        },
      },
    },
  },
  components: {
    responses: {
      refused: { description: "Refused.", content: { "application/json": bodyOf({ width: 0 }) } },
    },
  },
};

const operation = "/paths/~1shelves/post";
let config: Config;

beforeAll(async () => {
  config = await loadConfig({ configPath: "redocly.yaml" });
});

test("a flawless description has no problem", async () => {
  expect(await problemsOf(flawless)).toEqual([]);
});

test.each([
  {
    flaw: "no operationId",
    at: `${operation}/operationId`,
    value: undefined,
    want: ["operation-operationId at #/paths/~1shelves/post/operationId"],
  },
  {
    flaw: "a request body without examples",
    at: `${operation}/requestBody/content/application~1json/examples`,
    value: undefined,
    want: ["assay/request-has-example at #/paths/~1shelves/post/requestBody/content/application~1json"],
  },
  {
    flaw: "a request body with an empty list of examples",
    at: `${operation}/requestBody/content/application~1json/examples`,
    value: {},
    want: ["assay/request-has-example at #/paths/~1shelves/post/requestBody/content/application~1json"],
  },
  {
    flaw: "a response without examples",
    at: `${operation}/responses/201/content/application~1json/examples`,
    value: undefined,
    want: ["assay/response-has-example at #/paths/~1shelves/post/responses/201/content/application~1json"],
  },
  {
    flaw: "a shared response without examples",
    at: "/components/responses/refused/content/application~1json/examples",
    value: undefined,
    want: ["assay/response-has-example at #/components/responses/refused/content/application~1json"],
  },
  {
    flaw: "a shared error without a schema",
    at: "/components/responses/refused/content/application~1json/schema",
    value: undefined,
    want: ["assay/error-response-has-schema at #/components/responses/refused/content/application~1json"],
  },
  {
    flaw: "an error without a schema",
    at: `${operation}/responses/404/content`,
    value: { "application/json": { examples: { lost: { value: {} } } } },
    want: [
      "assay/error-response-has-schema at #/paths/~1shelves/post/responses/404/content/application~1json",
    ],
  },
  {
    flaw: "an example that breaks its schema",
    at: `${operation}/responses/201/content/application~1json/examples/plain/value/width`,
    value: "wide",
    want: [
      "no-invalid-media-type-examples at #/paths/~1shelves/post/responses/201/content/application~1json/examples/plain/value/width",
    ],
  },
  {
    flaw: "an example that breaks its format",
    at: `${operation}/requestBody/content/application~1json/examples/plain/value/made`,
    value: "yesterday",
    want: [
      "no-invalid-media-type-examples at #/paths/~1shelves/post/requestBody/content/application~1json/examples/plain/value/made",
    ],
  },
  {
    flaw: "a security scheme that is not there",
    at: `${operation}/security`,
    value: [{ token: [] }],
    want: ["security-defined at #/paths/~1shelves/post/security/0/token"],
  },
])("$flaw is a problem", async ({ at, value, want }) => {
  expect(await problemsOf(changed(flawless, at, value))).toEqual(want);
});

/** A media type whose one example is the value. */
function bodyOf(value: Member): Member {
  return {
    schema: {
      type: "object",
      properties: { width: { type: "integer" }, made: { type: "string", format: "date" } },
    },
    examples: { plain: { value: { made: "2026-02-03", ...value } } },
  };
}

async function problemsOf(description: Member): Promise<string[]> {
  const problems = await lintFromString({
    source: stringify(description),
    absoluteRef: "shelves.yaml",
    config,
  });
  return problems.map(({ ruleId, location }) => `${ruleId} at ${location[0]?.pointer ?? ""}`);
}

/** A deep copy with one place set, or removed when the value is undefined. */
function changed(description: Member, pointer: string, value: unknown): Member {
  const copy = structuredClone(description);
  const tokens = pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/"));
  const last = tokens.pop() ?? "";
  // The pointers above lead through objects only.
  const parent = tokens.reduce((node, token) => node[token] as Member, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
