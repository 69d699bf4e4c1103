import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { isJsonObject } from "../../core/json.js";
import { buildOperations } from "../../documents/build-operations.js";
import { emptyProfile } from "../../documents/build-profile.js";
import { buildSecuritySchemes } from "../../documents/build-security.js";
import type { Provider } from "../../documents/model.js";
import { normaliseDescription } from "../../documents/normalise-description.js";
import { noSources } from "../../documents/provider-sources.js";
import { parseSource } from "../../documents/read-document.js";
import { allDocumentsChecks } from "./all-documents-checks.js";

/** What every check sees in a description: check and the place inside it. */
function seenIn(text: string, promises: Provider["promises"] = []): string[] {
  const source = parseSource("openapi.yaml", text);
  if (source.kind === "broken" || !isJsonObject(source.value.value))
    throw new Error("the test's text is broken");
  const root = normaliseDescription(source.value.value);
  const provider: Provider = {
    name: "invented",
    title: "Invented",
    document: "openapi.yaml",
    root,
    operations: buildOperations(root),
    otherMethods: new Map(),
    securitySchemes: buildSecuritySchemes(root),
    serverVariables: {},
    promises,
    workflows: [],
    profile: emptyProfile,
    sources: noSources,
  };
  return allDocumentsChecks.flatMap((check) =>
    check.examine(provider).map(({ place, instance = "" }) => `${check.id} ${place}${instance}`),
  );
}

const json = (schema: string, rest = "") => `{ application/json: { schema: ${schema}${rest} } }`;
const answer = (schema: string, rest = "") => `{ description: d, content: ${json(schema, rest)} }`;
const thing = "{ type: object, required: [id], properties: { id: { type: string } } }";
const refusal = "{ type: object, required: [error], properties: { error: { type: string } } }";
const document = ({
  servers = "[{ url: https://api.shop.example }]",
  operation = "",
  responses = `{ "200": ${answer(thing)}, "401": ${answer(refusal)} }`,
  body = `{ required: true, content: ${json("{ type: object, required: [name], properties: { name: { type: string } } }")} }`,
  scheme = "{ type: http, scheme: bearer }",
  rest = "",
} = {}) => `openapi: 3.1.1
info: { title: T, version: "1" }
servers: ${servers}
paths: { /things: { post: { operationId: make, security: [{ key: [] }], requestBody: ${body}, responses: ${responses}${operation} } } }
components: { securitySchemes: { key: ${scheme} } }
${rest}`;
const sample = (request: string) =>
  document({ rest: `x-as-documented: { samples: [{ source: s, operation: make, request: ${request} }] }` });
const signature =
  "{ type: apiKey, in: header, name: Authorization, x-signature: { algorithm: hmac-sha1-v2, label: SHOP, headerPrefix: x-shop-, subresources: [], dateHeader: x-shop-date } }";
const signed = (headers: string) =>
  `{ source: s, operation: make, request: { body: { name: n }, headers: { Authorization: "SHOP k:abc"${headers} } } }`;
const inBody = (schema: string) =>
  document({ body: `{ content: ${json(`{ type: object, properties: { it: ${schema} } }`)} }` });
const at = "/paths/~1things/post";

test("a check's id is its file's name", () => {
  const files = allDocumentsChecks.map(({ id }) => new URL(`./${id}.ts`, import.meta.url));
  expect(files.filter((file) => !existsSync(file)).map(String)).toEqual([]);
});

test.each<{ given: string; text: string; want: string[] }>([
  { given: "nothing that contradicts", text: document(), want: [] },
  {
    given: "an example without a required member",
    text: document({ responses: `{ "200": ${answer(thing, ", example: {}")}, "401": { description: d } }` }),
    want: [`example-matches-schema ${at}/responses/200/content/application~1json/example`],
  },
  {
    given: "an example with a member that its schema does not name",
    text: document({
      responses: `{ "200": ${answer(thing, ", example: { id: a, colour: red }")}, "401": { description: d } }`,
    }),
    want: [`example-members-described ${at}/responses/200/content/application~1json/example/colour`],
  },
  {
    given: "a plain-http server",
    text: document({ servers: "[{ url: http://api.shop.example }]" }),
    want: ["server-uses-tls /servers/0/url"],
  },
  {
    given: "a plain-http server on the page alone",
    text: document({ rest: "x-as-documented: { servers: [{ url: http://api.shop.example }] }" }),
    want: ["server-uses-tls /x-as-documented/servers/0/url"],
  },
  {
    given: "a variable that no URL has a place for",
    text: document({ servers: "[{ url: https://shop.example, variables: { key: { default: k } } }]" }),
    want: ["server-variable-used /servers/0/variables/key"],
  },
  {
    given: "bytes in 32 bits",
    text: inBody("{ type: object, properties: { used_bytes: { type: integer, format: int32 } } }"),
    want: [
      `size-fits-format ${at}/requestBody/content/application~1json/schema/properties/it/properties/used_bytes`,
    ],
  },
  {
    given: "few bytes in 32 bits",
    text: inBody(
      "{ type: object, properties: { usedBytes: { type: integer, format: int32, maximum: 4096 }, bytesPerRead: { type: integer, format: int64 } } }",
    ),
    want: [],
  },
  {
    given: "a default that only the text has",
    text: inBody("{ type: boolean, description: Whether to. Defaults to false. }"),
    want: [`default-as-described ${at}/requestBody/content/application~1json/schema/properties/it`],
  },
  {
    given: "a default that text and schema share, and a sentence that names no value",
    text: inBody(
      "{ type: object, properties: { a: { type: integer, default: 10, description: The default is 10. }, b: { type: string, description: Defaults to the region of the caller. } } }",
    ),
    want: [],
  },
  {
    given: "an answer that requires nothing",
    text: document({
      responses: `{ "200": ${answer("{ type: object, properties: { id: { type: string } } }")}, "403": { description: d } }`,
    }),
    want: [`success-demands-something ${at}/responses/200/content/application~1json/schema`],
  },
  {
    given: "no answer to a bad credential",
    text: document({ responses: `{ "200": ${answer(thing)} }` }),
    want: [`credential-refusal-documented ${at}/responses`],
  },
  {
    given: "a status in the text alone",
    text: document({ operation: ", description: A second thing of a name is refused with a 409." }),
    want: [`status-in-text-listed ${at}/responses`],
  },
  {
    given: "an error like the success",
    text: document({
      responses: `{ "200": ${answer(thing)}, "401": ${answer(refusal)}, "429": ${answer(thing)} }`,
    }),
    want: [`error-schema-of-its-own ${at}/responses/429/content/application~1json`],
  },
  {
    given: "an error whose status is a word",
    text: document({
      responses: `{ "200": ${answer(thing)}, ${["401", "404", "409"]
        .map(
          (status) =>
            `"${status}": ${answer("{}", `, example: { status: ${status === "409" ? "taken" : status} }`)}`,
        )
        .join(", ")} }`,
    }),
    want: [`error-examples-agree ${at}/responses/409/content/application~1json/example/status`],
  },
  {
    given: "a good sample",
    text: sample("{ headers: { Authorization: Bearer x }, body: { name: n } }"),
    want: [],
  },
  {
    given: "a sample without a required member",
    text: sample("{ body: {} }"),
    want: ["sample-matches-schema /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample that is no JSON",
    text: sample("{ text: '{ name: n }' }"),
    want: ["sample-is-well-formed /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample without a body",
    text: sample("{}"),
    want: ["sample-sends-body /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample with a wrong length",
    text: sample(`{ headers: { Authorization: Bearer x, Content-Length: 99 }, text: '{ "name": "n" }' }`),
    want: ["sample-length-is-true /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample without a credential",
    text: sample("{ headers: {}, body: { name: n } }"),
    want: ["sample-carries-credential /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample with a bare credential",
    text: sample("{ headers: { Authorization: x }, body: { name: n } }"),
    want: ["sample-carries-credential /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample with a foreign host",
    text: sample("{ headers: { Authorization: Bearer x, Host: localhost }, body: { name: n } }"),
    want: ["sample-host-is-listed /x-as-documented/samples/0/request"],
  },
  {
    given: "a sample with a date of no known form",
    text: sample("{ headers: { Authorization: Bearer x, Date: 2015-07-01 }, body: { name: n } }"),
    want: ["sample-date-is-of-http /x-as-documented/samples/0/request"],
  },
  {
    given: "one signature on requests that differ",
    text: document({
      scheme: signature,
      rest: `x-as-documented: { samples: [${signed("")}, ${signed("")}, ${signed(", x-shop-acl: all")}] }`,
    }),
    want: ["sample-signature-is-its-own /x-as-documented/samples/2/request"],
  },
])("$given", ({ text, want }) => {
  expect(seenIn(text)).toEqual(want);
});

test("a page's own list of answers lacks what a promise names", () => {
  const text = document({
    rest: `x-as-documented: { answers: [{ source: s, operation: make, statuses: ["200"] }] }`,
  });
  const promise = {
    id: "INV-01",
    promises: "A name that is taken is refused with 409.",
    strength: "stated" as const,
    source: { document: "d", at: "a" },
    contradictedBy: [],
    exchanges: [],
    workflows: [],
  };
  expect(seenIn(text, [promise])).toEqual(["status-in-text-listed /x-as-documented/answers/0"]);
});
