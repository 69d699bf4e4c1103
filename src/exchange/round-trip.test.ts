import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "../core/exchange.js";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import type { ParameterLocation, RequestValue } from "../core/request-value.js";
import type { Operation, Parameter } from "../documents/model.js";
import { readRequest } from "./read-request.js";
import { serialiseRequest } from "./serialise-request.js";
import type { TargetAddress } from "./target-address.js";

const address: TargetAddress = { url: "http://{shop}.localhost:9000/base", variables: {} };

function parameter(
  place: ParameterLocation,
  name: string,
  more: Partial<Omit<Parameter, "schema">> & { schema: Json },
): Parameter {
  const isForm = place === "query" || place === "cookie";
  return {
    name,
    in: place,
    required: false,
    pointer: "",
    style: isForm ? "form" : "simple",
    explode: isForm,
    allowReserved: false,
    examples: [],
    ...more,
    schema: { root: more.schema, pointer: "" },
  };
}

function operation(
  path: string,
  parameters: readonly Parameter[],
  body?: { mediaType: string; schema: Json },
): Operation {
  return {
    id: "op",
    method: "POST",
    path,
    pointer: "",
    parameters,
    ...(body === undefined
      ? {}
      : {
          body: {
            required: false,
            pointer: "",
            contentTypeOptional: false,
            media: [
              {
                mediaType: body.mediaType,
                pointer: "",
                schema: { root: body.schema, pointer: "" },
                examples: [],
              },
            ],
          },
        }),
    responses: [],
    security: [],
    servers: ["https://{shop}.example.com"],
    underTest: true,
    deprecated: false,
  };
}

const none: RequestValue = { path: {}, query: {}, header: {}, cookie: {}, server: { shop: "a-shop" } };

function sent(op: Operation, value: RequestValue): WireRequest {
  const serialised = serialiseRequest(op, value, address);
  if (serialised.kind === "unsendable") throw new Error(serialised.reason);
  return serialised.request;
}

function roundTrip(op: Operation, value: RequestValue): RequestValue {
  return readRequest(op, sent(op, value), address).value;
}

const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((s) => !/^\.\.?$/.test(s));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n));
const words = fc
  .string({ unit: fc.constantFrom(..."abcXYZ0189-_~!é€;&=#/?% "), minLength: 1 })
  .filter((s) => !/^\.\.?$/.test(s));

describe("what survives the wire comes back as it was", () => {
  const stylesOf: readonly [ParameterLocation, string, boolean][] = [
    ["path", "simple", false],
    ["path", "simple", true],
    ["path", "label", true],
    ["path", "matrix", false],
    ["path", "matrix", true],
    ["query", "form", true],
    ["query", "form", false],
    ["cookie", "form", true],
    ["query", "deepObject", true],
  ];

  test.each(stylesOf)("strings and numbers in %s, style %s, explode %s", (place, style, explode) => {
    const path = place === "path" ? "/x/{p}/y" : "/x";
    const safe = style === "label" ? text.filter((s) => !s.includes(".")) : text;
    for (const [schema, values] of [
      [{ type: "string" }, safe],
      [{ type: "number" }, number],
      [{ type: "boolean" }, fc.boolean()],
    ] as const) {
      const op = operation(path, [
        parameter(place, "p", { style, explode, schema }),
        parameter("server", "shop", { schema: { type: "string" } }),
      ]);
      fc.assert(
        fc.property(values as fc.Arbitrary<Json>, (p) => {
          const value = { ...none, [place]: { p } };
          expect(roundTrip(op, value)).toEqual(value);
        }),
      );
    }
  });

  test.each(stylesOf)("arrays in %s, style %s, explode %s", (place, style, explode) => {
    const op = operation(place === "path" ? "/x/{p}/y" : "/x", [
      parameter(place, "p", { style, explode, schema: { type: "array", items: { type: "string" } } }),
      parameter("server", "shop", { schema: { type: "string" } }),
    ]);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (p) => {
        const value = { ...none, [place]: { p } };
        expect(roundTrip(op, value)).toEqual(value);
      }),
    );
  });

  test.each(stylesOf)("objects in %s, style %s, explode %s", (place, style, explode) => {
    const schema = {
      type: "object",
      properties: { R: { type: "integer" }, G: { type: "string" }, B: { type: "boolean" } },
    };
    const op = operation(place === "path" ? "/x/{p}/y" : "/x", [
      parameter(place, "p", { style, explode, schema }),
      parameter("server", "shop", { schema: { type: "string" } }),
    ]);
    fc.assert(
      fc.property(fc.record({ R: fc.integer(), G: words, B: fc.boolean() }), (p) => {
        const value = { ...none, [place]: { p } };
        expect(roundTrip(op, value)).toEqual(value);
      }),
    );
  });

  test("header text without blanks around it", () => {
    const op = operation("/x", [
      parameter("header", "X-P", { schema: { type: "string" } }),
      parameter("server", "shop", { schema: {} }),
    ]);
    const latin1 = fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((c) => c < 0x7f || c > 0x9f)
        .map((c) => String.fromCharCode(c)),
    });
    fc.assert(
      fc.property(
        latin1.filter((s) => s === s.replace(/^[ \t]+|[ \t]+$/g, "")),
        (p) => {
          const value = { ...none, header: { "X-P": p } };
          expect(roundTrip(op, value)).toEqual(value);
        },
      ),
    );
  });

  test("any JSON body", () => {
    const op = operation("/?acl", [parameter("server", "shop", { schema: {} })], {
      mediaType: "application/vnd.x+json",
      schema: true,
    });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (body) => {
        const value: RequestValue = {
          ...none,
          body: {
            kind: "value",
            mediaType: "application/vnd.x+json",
            value: JSON.parse(JSON.stringify(body)) as Json,
          },
        };
        expect(roundTrip(op, value)).toEqual(value);
      }),
    );
  });

  test.each(["application/x-www-form-urlencoded", "multipart/form-data"])("a form as %s", (mediaType) => {
    const schema = {
      type: "object",
      properties: {
        a: { type: "string" },
        n: { type: "number" },
        l: { type: "array", items: { type: "string" } },
      },
    };
    const op = operation("/x", [parameter("server", "shop", { schema: {} })], { mediaType, schema });
    const form = fc.record({
      a: fc.string({ unit: "grapheme" }),
      n: number,
      l: fc.array(words, { minLength: 1 }),
    });
    fc.assert(
      fc.property(form, (body) => {
        const value: RequestValue = { ...none, body: { kind: "value", mediaType, value: body } };
        expect(roundTrip(op, value)).toEqual(value);
      }),
    );
  });
});

describe("nothing makes it throw", () => {
  const op = operation(
    "/x/{a}/{b}",
    [
      parameter("path", "a", { style: "matrix", explode: true, schema: { type: ["array", "null"] } }),
      parameter("path", "b", { style: "label", schema: { type: "object" } }),
      parameter("query", "q", { style: "deepObject", schema: { type: "object" } }),
      parameter("query", "o", { schema: { type: "object", additionalProperties: true } }),
      parameter("query", "j", { mediaType: "application/json", schema: {} }),
      parameter("header", "X-H", { explode: true, schema: { type: "object" } }),
      parameter("cookie", "c", { explode: false, schema: { type: "array" } }),
      parameter("server", "shop", { schema: {} }),
    ],
    { mediaType: "application/xml", schema: { type: "object", xml: { name: "x" } } },
  );

  test("whatever a request holds", () => {
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
    const value = fc.record({
      path: fc.record({ a: json, b: json }),
      query: fc.record({ q: json, o: json, j: json, undeclared: json }),
      header: fc.record({ "X-H": json, "X-U": json }),
      cookie: fc.record({ c: json }),
      server: fc.record({ shop: json }),
      body: json.map((body) => ({ kind: "value", mediaType: "application/xml", value: body }) as const),
    });
    fc.assert(
      fc.property(value, (content) => {
        const serialised = serialiseRequest(op, content, address);
        if (serialised.kind === "request") readRequest(op, serialised.request, address);
      }),
      { numRuns: 500 },
    );
  });

  test("whatever bytes come in", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii" }),
        fc.array(
          fc.tuple(
            fc.constantFrom("X-H", "Cookie", "Host", "Content-Type"),
            fc.string({ unit: "binary-ascii" }),
          ),
        ),
        fc.uint8Array(),
        (path, headers, body) => {
          readRequest(
            op,
            { method: "POST", origin: "http://127.0.0.1:1", path: `/base/x/${path}`, headers, body },
            address,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the wire changes some values, and reading shows it", () => {
  const cases: readonly [
    string,
    ParameterLocation,
    Partial<Parameter>,
    JsonObject,
    Json,
    Json | undefined,
  ][] = [
    ["a number where a string is wanted is one", "query", {}, { type: "string" }, 5, "5"],
    ["a string of digits where a number is wanted is one", "query", {}, { type: "number" }, "05", 5],
    ["a word where a number is wanted stays a word", "query", {}, { type: "integer" }, "five", "five"],
    ["yes is true", "query", {}, { type: "boolean" }, "yes", true],
    ["null is the word null", "query", {}, { type: "string" }, null, "null"],
    ["null can be null", "query", {}, { type: ["integer", "null"] }, null, null],
    ["blanks around a header are gone", "header", {}, { type: "string" }, "  a b\t", "a b"],
    ["an empty list in a query is absent", "query", {}, { type: "array" }, [], undefined],
    ["a single value is a list of one", "query", {}, { type: "array", items: { type: "integer" } }, 7, [7]],
    [
      "a list where one value is wanted repeats its name",
      "query",
      {},
      { type: "integer" },
      [1, 2],
      ["1", "2"],
    ],
    ["a comma in a header splits a list", "header", {}, { type: "array" }, ["a,b"], ["a", "b"]],
    ["an empty header is an empty list", "header", {}, { type: "array" }, [], []],
    [
      "a comma in an unexploded query list is escaped",
      "query",
      { explode: false },
      { type: "array" },
      ["a,b", "c"],
      ["a,b", "c"],
    ],
    [
      "reserved characters can end the value",
      "query",
      { allowReserved: true },
      { type: "string" },
      "a&b=c",
      "a",
    ],
    [
      "spaces delimit",
      "query",
      { style: "spaceDelimited", explode: false },
      { type: "array" },
      ["a b", "c"],
      ["a", "b", "c"],
    ],
    [
      "pipes delimit",
      "query",
      { style: "pipeDelimited", explode: false },
      { type: "array" },
      ["a", "c"],
      ["a", "c"],
    ],
    ["content is JSON", "query", { mediaType: "application/json" }, {}, { a: [1, null] }, { a: [1, null] }],
    [
      "deep objects nest",
      "query",
      { style: "deepObject" },
      { type: "object" },
      { a: { b: "c" }, d: ["e", "f"] },
      { a: { b: "c" }, d: ["e", "f"] },
    ],
  ];

  test.each(cases)("%s", (_, place, more, schema, given, want) => {
    const op = operation("/x", [parameter(place, "P", { ...more, schema })]);
    const read = readRequest(op, sent(op, { ...none, [place]: { P: given } }), address).value[place];
    expect(isJsonObject(read) ? read.P : undefined).toEqual(want);
  });
});

describe("what goes on the wire", () => {
  const shop = parameter("server", "shop", { schema: {} });

  test("all at once", () => {
    const op = operation("/a/{id}/?acl", [
      shop,
      parameter("path", "id", { schema: { type: "string" } }),
      parameter("query", "filter[x]", { schema: {} }),
    ]);
    const request = sent(op, {
      ...none,
      path: { id: "a/b?é" },
      query: { "filter[x]": "1 +2", extra: true },
      header: { "X-One": "1" },
      cookie: { c: "a;b", d: 2 },
      body: { kind: "raw", mediaType: "text/plain", bytes: new Uint8Array([1]) },
    });
    expect(request).toEqual({
      method: "POST",
      origin: "http://127.0.0.1:9000",
      path: "/base/a/a%2Fb%3F%C3%A9/?acl&filter%5Bx%5D=1%20%2B2&extra=true",
      headers: [
        ["Host", "a-shop.localhost:9000"],
        ["X-One", "1"],
        ["Cookie", "c=a%3Bb; d=2"],
        ["Content-Type", "text/plain"],
      ],
      body: new Uint8Array([1]),
      server: { shop: "a-shop" },
    });
  });

  const unsendable: readonly [string, Partial<RequestValue>, string][] = [
    [
      "an empty path parameter",
      { path: { id: "" } },
      "the path parameter id is empty, which makes another path",
    ],
    ["no path parameter", {}, "the path parameter id has no value"],
    [
      "a dot segment",
      { path: { id: ".." } },
      "the path parameter id makes the segment .., which is resolved on the way",
    ],
    [
      "a lone surrogate",
      { path: { id: "\ud800" } },
      "the path parameter id holds a lone surrogate, which UTF-8 cannot carry",
    ],
    [
      "a line break in a header",
      { path: { id: "1" }, header: { h: "a\nb" } },
      "the header h holds a control character",
    ],
    [
      "a character beyond Latin-1",
      { path: { id: "1" }, header: { h: "\u20ac" } },
      "the header h holds a character beyond Latin-1",
    ],
    [
      "a header of the connection",
      { path: { id: "1" }, header: { "Content-Length": 3 } },
      "the header Content-Length belongs to the connection",
    ],
    [
      "a host that is none",
      { path: { id: "1" }, server: { shop: "a b" } },
      'the host name "a b.localhost" from {shop}.localhost has characters that no host name can hold',
    ],
    [
      "an empty label",
      { path: { id: "1" }, server: { shop: "" } },
      "the host name .localhost from {shop}.localhost starts with an empty label",
    ],
    ["no server variable", { path: { id: "1" }, server: {} }, "the server variable shop has no value"],
  ];

  test.each(unsendable)("%s cannot be sent", (_, value, reason) => {
    const op = operation("/a/{id}", [shop, parameter("path", "id", { schema: {} })]);
    expect(serialiseRequest(op, { ...none, ...value }, address)).toEqual({ kind: "unsendable", reason });
  });
});

describe("what is no such request", () => {
  const op = operation("/a?acl", [], { mediaType: "application/json", schema: {} });
  const wire = (path: string, headers: WireRequest["headers"], body: string): WireRequest => ({
    method: "POST",
    origin: "http://127.0.0.1:9000",
    path,
    headers,
    body: new TextEncoder().encode(body),
  });

  test("is told by its problems", () => {
    const read = (request: WireRequest) => readRequest(op, request, address).problems;
    expect(read(wire("/base/b?acl", [["Content-Type", "application/json"]], "{}"))).toEqual([
      "the path /base/b is not of /a?acl",
    ]);
    expect(read(wire("/base/a", [["Content-Type", "application/json"]], "{}"))).toEqual([
      "the query has no acl",
    ]);
    expect(read(wire("/base/a?acl", [["Content-Type", "text/csv"]], "{}"))).toEqual([
      "the media type text/csv is not documented for this body",
    ]);
    expect(read(wire("/base/a?acl", [["Content-Type", "application/json"]], "{"))).toEqual([
      expect.stringMatching(/^the body is malformed: /),
    ]);
  });

  test("a repeated JSON name is only noted", () => {
    const { value, problems, notes } = readRequest(
      op,
      wire("/base/a?acl", [["Content-Type", "application/json; charset=utf-8"]], '{"a":1,"a":":"}'),
      address,
    );
    expect(value.body).toEqual({ kind: "value", mediaType: "application/json", value: { a: ":" } });
    expect({ problems, notes }).toEqual({
      problems: [],
      notes: ["an object has the same name twice; the last one counts"],
    });
  });
});
