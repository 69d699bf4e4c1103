import { expect, test } from "vitest";
import type { Json, JsonObject } from "../core/json.js";
import { isAtOrBelow, pointerTo } from "../core/json-pointer.js";
import { buildOperations } from "../documents/build-operations.js";
import { normaliseDescription } from "../documents/normalise-description.js";
import { type DescribedSide, describedSide } from "./description/described-side.js";
import { placeOf } from "./description/document-change.js";
import { diffDescriptions } from "./diff-descriptions.js";

/** An operation before and after one change. */
type Row = readonly [what: string, before: JsonObject | undefined, after: JsonObject | undefined];

const ok: JsonObject = { "200": { description: "fine" } };

function request(schema: Json): JsonObject {
  return { requestBody: { content: { "application/json": { schema } } }, responses: ok };
}

function answer(schema: Json): JsonObject {
  return { responses: { "200": { description: "fine", content: { "application/json": { schema } } } } };
}

function query(parameter: JsonObject): JsonObject {
  return {
    parameters: [{ in: "query", name: "q", schema: { type: "string" }, ...parameter }],
    responses: ok,
  };
}

/** A change of a schema, in a request and in an answer. */
function both(what: string, before: JsonObject, after: JsonObject): Row[] {
  const object = (schema: JsonObject): JsonObject => ({ type: "object", properties: { p: schema } });
  return [
    [`request: ${what}`, request(object(before)), request(object(after))],
    [`answer: ${what}`, answer(object(before)), answer(object(after))],
  ];
}

/** As `both`, of the schema itself and not of a property. */
function whole(what: string, before: JsonObject, after: JsonObject): Row[] {
  return [
    [`request: ${what}`, request(before), request(after)],
    [`answer: ${what}`, answer(before), answer(after)],
  ];
}

const text = { type: "string" };
const named = { type: "object", properties: { a: text, b: text } };

const rows: readonly Row[] = [
  ...whole("required added", named, { ...named, required: ["a"] }),
  ...whole("required removed", { ...named, required: ["a"] }, named),
  ...whole("property added", { type: "object", properties: { a: text } }, named),
  ...whole("property removed", named, { type: "object", properties: { a: text } }),
  ...whole("closed", named, { ...named, additionalProperties: false }),
  ...whole("opened", { ...named, additionalProperties: false }, named),
  ...both("enum narrowed", { enum: ["a", "b"] }, { enum: ["a"] }),
  ...both("enum widened", { enum: ["a"] }, { enum: ["a", "b"] }),
  ...both("enum in another order", { enum: ["a", "b"] }, { enum: ["b", "a"] }),
  ...both("max lowered", { type: "integer", maximum: 9 }, { type: "integer", maximum: 5 }),
  ...both("max raised", { type: "integer", maximum: 5 }, { type: "integer", maximum: 9 }),
  ...both("min raised", { type: "integer", minimum: 5 }, { type: "integer", minimum: 9 }),
  ...both("max length added", text, { ...text, maxLength: 9 }),
  ...both("max length removed", { ...text, maxLength: 9 }, text),
  ...both("max items lowered", { type: "array", maxItems: 9 }, { type: "array", maxItems: 5 }),
  ...both("made unique", { type: "array" }, { type: "array", uniqueItems: true }),
  ...both("type changed", text, { type: "integer" }),
  ...both("number from integer", { type: "integer" }, { type: "number" }),
  ...both("integer from number", { type: "number" }, { type: "integer" }),
  ...both("made nullable", text, { type: ["string", "null"] }),
  ...both("no longer nullable", { type: ["string", "null"] }, text),
  ...both("pattern changed", { ...text, pattern: "^a" }, { ...text, pattern: "^b" }),
  ...both("pattern added", text, { ...text, pattern: "^a" }),
  ...both("format added", text, { ...text, format: "uuid" }),
  ...both("format changed", { ...text, format: "uuid" }, { ...text, format: "email" }),
  ...both("int64 from int32", { type: "integer", format: "int32" }, { type: "integer", format: "int64" }),
  ...both("default changed", { ...text, default: "a" }, { ...text, default: "b" }),
  ...both("alternative added", { oneOf: [text] }, { oneOf: [text, { type: "integer" }] }),
  ...both("alternative removed", { anyOf: [text, { type: "integer" }] }, { anyOf: [text] }),
  ...both("part added", { allOf: [text] }, { allOf: [text, { minLength: 3 }] }),
  ...both("stricter inside not", { not: { maxLength: 9 } }, { not: { maxLength: 5 } }),
  ...both("made readOnly", text, { ...text, readOnly: true }),
  ...both("no longer readOnly", { ...text, readOnly: true }, text),
  ...both("made writeOnly", text, { ...text, writeOnly: true }),
  ...both("multiple of more", { type: "integer", multipleOf: 2 }, { type: "integer", multipleOf: 4 }),
  ...both("described otherwise", { ...text, description: "a" }, { ...text, description: "b" }),
  ...both("another example", { ...text, examples: ["a"] }, { ...text, examples: ["b"] }),
  ...both("deprecated", text, { ...text, deprecated: true }),
  ...both(
    "items narrowed",
    { type: "array", items: text },
    { type: "array", items: { ...text, maxLength: 3 } },
  ),
  ...whole(
    "discriminated by another property",
    { ...named, discriminator: { propertyName: "a" } },
    { ...named, discriminator: { propertyName: "b" } },
  ),
  ["operation added", undefined, { responses: ok }],
  ["operation removed", { responses: ok }, undefined],
  ["operation deprecated", { responses: ok }, { responses: ok, deprecated: true }],
  ["optional parameter added", { responses: ok }, query({})],
  ["required parameter added", { responses: ok }, query({ required: true })],
  ["parameter removed", query({}), { responses: ok }],
  ["parameter made required", query({}), query({ required: true })],
  ["parameter made optional", query({ required: true }), query({})],
  ["parameter of another style", query({ style: "form" }), query({ style: "pipeDelimited" })],
  ["parameter's style spelt out", query({}), query({ style: "form" })],
  ["parameter in another place", query({}), query({ in: "header" })],
  ["status added", { responses: ok }, { responses: { ...ok, "409": { description: "taken" } } }],
  ["status removed", { responses: { ...ok, "409": { description: "taken" } } }, { responses: ok }],
  [
    "header removed",
    { responses: { "200": { description: "fine", headers: { "X-A": { schema: text } } } } },
    { responses: ok },
  ],
  [
    "header no longer required",
    { responses: { "200": { description: "fine", headers: { "X-A": { required: true, schema: text } } } } },
    { responses: { "200": { description: "fine", headers: { "X-A": { required: false, schema: text } } } } },
  ],
  ["body added", { responses: ok }, { ...request(text) }],
  [
    "body made required",
    request(text),
    { ...request(text), requestBody: { required: true, content: { "application/json": { schema: text } } } },
  ],
  [
    "media type of request removed",
    { ...request(text), requestBody: { content: { "application/json": {}, "text/plain": {} } } },
    { ...request(text), requestBody: { content: { "application/json": {} } } },
  ],
  ["credential asked for", { responses: ok, security: [] }, { responses: ok, security: [{ key: [] }] }],
  [
    "other credential allowed",
    { responses: ok, security: [{ key: [] }] },
    { responses: ok, security: [{ key: [] }, { token: [] }] },
  ],
  [
    "both credentials asked for",
    { responses: ok, security: [{ key: [] }] },
    { responses: ok, security: [{ key: [], token: [] }] },
  ],
  [
    "server moved",
    { responses: ok, servers: [{ url: "https://a.test" }] },
    { responses: ok, servers: [{ url: "https://b.test" }] },
  ],
  [
    "server added",
    { responses: ok, servers: [{ url: "https://a.test" }] },
    { responses: ok, servers: [{ url: "https://a.test" }, { url: "https://b.test" }] },
  ],
  ["renamed", { responses: ok, operationId: "a" }, { responses: ok, operationId: "b" }],
];

function described(side: 1 | 2): DescribedSide {
  const paths = rows.flatMap((row, index): [string, JsonObject][] => {
    const operation = row[side];
    return operation === undefined
      ? []
      : [[`/${index}`, { post: { operationId: `op${index}`, ...operation } }]];
  });
  const key = { type: "apiKey", in: "header", name: "X-Key" };
  const root = normaliseDescription({
    openapi: "3.1.1",
    info: { title: "Table", version: "1" },
    paths: Object.fromEntries(paths),
    components: { securitySchemes: { key, token: { type: "http", scheme: "bearer" } } },
  });
  return describedSide(root, buildOperations(root));
}

test("what each change is rated, and what the engines say of it", async () => {
  const { changes, silent } = await diffDescriptions({ base: described(1), head: described(2) });
  const initial = { major: "M", minor: "m", patch: "p" } as const;
  const table = rows.map(([what], index) => {
    const own = changes.filter(({ change }) =>
      isAtOrBelow(placeOf(change), pointerTo("/paths", `/${index}`)),
    );
    const told = own.map(({ rating, engines }) => {
      const said = [engines.redocly, engines["api-smart-diff"]].map((one) =>
        one === undefined ? "-" : initial[one.rating],
      );
      return `${rating} (${said.join("")})`;
    });
    return `${what}: ${told.join(", ") || "nothing"}`;
  });
  expect(silent).toEqual([]);
  expect(table).toMatchInlineSnapshot(`
    [
      "request: required added: major (MM)",
      "answer: required added: minor (pm)",
      "request: required removed: minor (pm)",
      "answer: required removed: major (MM)",
      "request: property added: minor (mm)",
      "answer: property added: minor (mm)",
      "request: property removed: minor (pm)",
      "answer: property removed: major (Mm)",
      "request: closed: major (Mm)",
      "answer: closed: minor (pM)",
      "request: opened: minor (pm)",
      "answer: opened: major (MM)",
      "request: enum narrowed: major (MM)",
      "answer: enum narrowed: minor (pm)",
      "request: enum widened: minor (pm)",
      "answer: enum widened: major (MM)",
      "request: enum in another order: nothing",
      "answer: enum in another order: nothing",
      "request: max lowered: major (MM)",
      "answer: max lowered: minor (pm)",
      "request: max raised: minor (pm)",
      "answer: max raised: major (MM)",
      "request: min raised: major (MM)",
      "answer: min raised: minor (pm)",
      "request: max length added: major (MM)",
      "answer: max length added: minor (pm)",
      "request: max length removed: minor (pm)",
      "answer: max length removed: major (MM)",
      "request: max items lowered: major (MM)",
      "answer: max items lowered: minor (pm)",
      "request: made unique: major (MM)",
      "answer: made unique: minor (pm)",
      "request: type changed: major (MM)",
      "answer: type changed: major (Mm)",
      "request: number from integer: minor (pM)",
      "answer: number from integer: major (Mm)",
      "request: integer from number: major (MM)",
      "answer: integer from number: minor (pm)",
      "request: made nullable: minor (pM)",
      "answer: made nullable: major (Mm)",
      "request: no longer nullable: major (MM)",
      "answer: no longer nullable: minor (pm)",
      "request: pattern changed: major (MM)",
      "answer: pattern changed: major (Mm)",
      "request: pattern added: major (MM)",
      "answer: pattern added: minor (pm)",
      "request: format added: major (MM)",
      "answer: format added: minor (pm)",
      "request: format changed: major (MM)",
      "answer: format changed: major (Mm)",
      "request: int64 from int32: minor (MM)",
      "answer: int64 from int32: major (Mm)",
      "request: default changed: major (pM)",
      "answer: default changed: minor (pm)",
      "request: alternative added: minor (mm)",
      "answer: alternative added: major (MM)",
      "request: alternative removed: major (MM)",
      "answer: alternative removed: minor (pm)",
      "request: part added: major (MM)",
      "answer: part added: minor (mm)",
      "request: stricter inside not: minor (Mm)",
      "answer: stricter inside not: major (pM)",
      "request: made readOnly: major (pM)",
      "answer: made readOnly: patch (pm)",
      "request: no longer readOnly: minor (pm)",
      "answer: no longer readOnly: patch (pM)",
      "request: made writeOnly: patch (pM)",
      "answer: made writeOnly: major (pm)",
      "request: multiple of more: major (MM)",
      "answer: multiple of more: minor (Mm)",
      "request: described otherwise: patch (pp)",
      "answer: described otherwise: patch (pp)",
      "request: another example: patch (pp)",
      "answer: another example: patch (pp)",
      "request: deprecated: minor (pm)",
      "answer: deprecated: minor (pm)",
      "request: items narrowed: major (MM)",
      "answer: items narrowed: minor (pm)",
      "request: discriminated by another property: major (p-)",
      "answer: discriminated by another property: major (p-)",
      "operation added: minor (-m)",
      "operation removed: major (-M)",
      "operation deprecated: minor (pm)",
      "optional parameter added: minor (mm)",
      "required parameter added: major (Mm)",
      "parameter removed: major (MM)",
      "parameter made required: major (MM)",
      "parameter made optional: minor (pm)",
      "parameter of another style: major (MM)",
      "parameter's style spelt out: patch (M-)",
      "parameter in another place: major (-M), minor (--)",
      "status added: minor (mm)",
      "status removed: major (MM)",
      "header removed: major (MM)",
      "header no longer required: major (pm)",
      "body added: minor (mm)",
      "body made required: major (MM)",
      "media type of request removed: major (MM)",
      "credential asked for: major (MM)",
      "other credential allowed: minor (mm)",
      "both credentials asked for: major (Mm)",
      "server moved: major (--), minor (--)",
      "server added: minor (mp)",
      "renamed: major (Mp)",
    ]
  `);
});

test("a schema that requests and answers share is told once, and rated for each of its uses", async () => {
  const side = (thing: JsonObject): DescribedSide => {
    const content = { "application/json": { schema: { $ref: "#/components/schemas/thing" } } };
    const root = normaliseDescription({
      openapi: "3.0.3",
      info: { title: "Shared", version: "1" },
      paths: {
        "/things": {
          post: {
            operationId: "make",
            requestBody: { content },
            responses: { "201": { description: "made", content } },
          },
          get: { operationId: "read", responses: { "200": { description: "fine", content } } },
        },
      },
      components: { schemas: { thing, unused: thing } },
    });
    return describedSide(root, buildOperations(root));
  };
  const { changes } = await diffDescriptions({
    base: side({ type: "string", enum: ["a", "b"] }),
    head: side({ type: "string", enum: ["a"], nullable: false, description: "less" }),
  });
  const told = changes.map(({ change, rating, uses }) => [
    `${placeOf(change)} ${rating}`,
    ...uses.map((use) => `${use.operation} ${use.direction} ${use.rating}`),
  ]);
  expect(told).toEqual([
    [
      "/components/schemas/thing/enum major",
      "read response minor",
      "make request major",
      "make response minor",
    ],
    [
      "/components/schemas/thing/description patch",
      "read response patch",
      "make request patch",
      "make response patch",
    ],
    ["/components/schemas/unused/enum patch"],
    ["/components/schemas/unused/description patch"],
  ]);
});
