import { Ajv, type AnySchema } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import schemas from "har-schema";
import { expect, test } from "vitest";
import type { Exchange, Header } from "../core/exchange.js";
import { recordExchange } from "../engine/exchange-record.js";
import { createRedactor } from "../exchange/redactor.js";
import { harReport } from "./har.js";
import { hostileText } from "./testing/hostile-results.js";

const token = "tok_1234567890";
const redactor = createRedactor([{ name: "API_TOKEN", value: token }]);
const { beginning, between, end, itemOf } = harReport.begin({ version: "1.2.3" });

function documentOf(exchanges: readonly Exchange[]) {
  const items = exchanges.flatMap((exchange) => {
    const record = recordExchange(
      exchange,
      { caseName: "acme/x/positive" },
      { redactor, now: new Date(5_000) },
    );
    return itemOf({ kind: "exchange", provider: "acme", exchange: record }) ?? [];
  });
  return JSON.parse(`${beginning}${items.join(between)}${end}`);
}

const validate = validator();

/** A validator of the format's published schema, https://github.com/ahmadnassri/har-schema. */
function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const { $schema: _, ...schema } of Object.values<Record<string, unknown>>(schemas))
    ajv.addSchema(schema as AnySchema);
  return (document: unknown) => {
    ajv.validate("har.json#", document);
    return ajv.errorsText();
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const exchange: Exchange = {
  request: {
    method: "POST",
    origin: "http://127.0.0.1:9000",
    path: `/things?a=b%20c&token=abc&x=${token}&flag`,
    headers: [
      ["Authorization", `Bearer ${token}`],
      ["Cookie", "sid=abc; theme=dark"],
      ["Content-Type", "application/x-www-form-urlencoded"],
    ],
    body: bytes("name=n+1&secret=s3"),
  },
  response: {
    status: 302,
    headers: [
      ["Set-Cookie", "sid=xyz; Path=/; HttpOnly; Secure; Expires=Wed, 21 Oct 2026 07:28:00 GMT"],
      ["Location", "/things/1?signature=abc"],
      ["Content-Type", "application/json"],
    ],
    body: bytes(`{"echo":"${Buffer.from(`Bearer ${token}`).toString("base64")}"}`),
    durationMs: 12.5,
  },
};

test("an exchange with everything in it", () => {
  const document = documentOf([exchange]);
  expect(validate(document)).toBe("No errors");
  expect(document.log.entries).toMatchInlineSnapshot(`
    [
      {
        "_assay": {
          "case": "acme/x/positive",
          "provider": "acme",
        },
        "cache": {},
        "request": {
          "bodySize": 18,
          "cookies": [
            {
              "name": "sid",
              "value": "***",
            },
            {
              "name": "theme",
              "value": "***",
            },
          ],
          "headers": [
            {
              "name": "Authorization",
              "value": "Bearer $API_TOKEN",
            },
            {
              "name": "Cookie",
              "value": "sid=***; theme=***",
            },
            {
              "name": "Content-Type",
              "value": "application/x-www-form-urlencoded",
            },
          ],
          "headersSize": -1,
          "httpVersion": "HTTP/1.1",
          "method": "POST",
          "postData": {
            "mimeType": "application/x-www-form-urlencoded",
            "params": [
              {
                "name": "name",
                "value": "n 1",
              },
              {
                "name": "secret",
                "value": "***",
              },
            ],
            "text": "name=n+1&secret=***",
          },
          "queryString": [
            {
              "name": "a",
              "value": "b c",
            },
            {
              "name": "token",
              "value": "***",
            },
            {
              "name": "x",
              "value": "$API_TOKEN",
            },
            {
              "name": "flag",
              "value": "",
            },
          ],
          "url": "http://127.0.0.1:9000/things?a=b%20c&token=***&x=$API_TOKEN&flag",
        },
        "response": {
          "bodySize": 39,
          "content": {
            "mimeType": "application/json",
            "size": 39,
            "text": "{"echo":"QmVhcmVyI***"}",
          },
          "cookies": [
            {
              "expires": "2026-10-21T07:28:00.000Z",
              "httpOnly": true,
              "name": "sid",
              "path": "/",
              "secure": true,
              "value": "***",
            },
          ],
          "headers": [
            {
              "name": "Set-Cookie",
              "value": "sid=***; Path=/; HttpOnly; Secure; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
            },
            {
              "name": "Location",
              "value": "/things/1?signature=***",
            },
            {
              "name": "Content-Type",
              "value": "application/json",
            },
          ],
          "headersSize": -1,
          "httpVersion": "HTTP/1.1",
          "redirectURL": "/things/1?signature=***",
          "status": 302,
          "statusText": "",
        },
        "startedDateTime": "1970-01-01T00:00:04.987Z",
        "time": 12.5,
        "timings": {
          "blocked": -1,
          "connect": -1,
          "dns": -1,
          "receive": 0,
          "send": 0,
          "ssl": -1,
          "wait": 12.5,
        },
      },
    ]
  `);
});

test("bytes that are no text are shown in base64, unless they hold a secret", () => {
  const of = (body: Uint8Array) =>
    documentOf([{ ...exchange, response: { status: 200, headers: [], body, durationMs: 1 } }]).log.entries[0]
      .response.content;
  expect(of(Uint8Array.of(255, 1, 254))).toEqual({ size: 3, mimeType: "", text: "/wH+", encoding: "base64" });
  expect(of(Buffer.concat([Uint8Array.of(255, 1), bytes(token)]))).toEqual({
    size: 16,
    mimeType: "",
    comment: "Left out: it is no text, and holds a secret.",
  });
});

test("no answer at all", () => {
  const document = documentOf([
    { request: exchange.request, failure: { kind: "timeout", message: "no answer within 10 ms" } },
  ]);
  expect(validate(document)).toBe("No errors");
  expect(document.log.entries[0].response).toMatchObject({ status: 0, comment: "no answer within 10 ms" });
  expect(document.log.entries[0]._assay).toMatchObject({ provider: "acme", failure: "timeout" });
});

test("satisfies the format's schema, whatever a server answers", () => {
  const headers: fc.Arbitrary<Header[]> = fc.array(
    fc.tuple(
      fc.oneof(hostileText, fc.constantFrom("set-cookie", "content-type", "location", "cookie")),
      hostileText,
    ),
    { maxLength: 4 },
  );
  const body = fc.oneof(hostileText.map(bytes), fc.uint8Array({ maxLength: 40 }));
  const hostile = fc.record({
    request: fc.record({
      method: fc.constantFrom("GET", "POST"),
      origin: fc.constant("http://127.0.0.1:9000"),
      path: hostileText.map((text) => `/${text}`),
      headers,
      body,
    }),
    response: fc.record({
      status: fc.nat(999),
      headers,
      body,
      durationMs: fc.double({ min: 0, noNaN: true, max: 9e9 }),
    }),
  });
  expect(validate(documentOf(fc.sample(hostile, { numRuns: 200, seed: 7 })))).toBe("No errors");
  expect(documentOf([]).log.entries).toEqual([]);
});
