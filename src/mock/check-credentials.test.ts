import { expect, test } from "vitest";
import type { Header, WireRequest } from "../core/exchange.js";
import { challenge, createCredentialCheck } from "./check-credentials.js";
import { providerOf } from "./testing/invented-provider.js";

const described = `
openapi: 3.1.1
paths:
  /either: { get: { operationId: either, security: [{ inQuery: [] }, { inCookie: [], basic: [] }], responses: {} } }
  /bearer: { get: { operationId: bearer, security: [{ bearer: [] }], responses: {} } }
  /optional: { get: { operationId: optional, security: [{ bearer: [] }, {}], responses: {} } }
  /signed: { get: { operationId: signed, security: [{ signed: [] }], responses: {} } }
components:
  securitySchemes:
    inQuery: { type: apiKey, in: query, name: api key }
    inCookie: { type: apiKey, in: cookie, name: sid }
    basic: { type: http, scheme: basic }
    bearer: { type: http, scheme: bearer }
    signed: { type: apiKey, in: header, name: Authorization, x-signature: { algorithm: hmac-sha1-v2, label: SHOP, headerPrefix: x-shop-, dateHeader: x-shop-date, subresources: [], virtualHostVariable: crate } }
`;
const profile = `
credentials:
  first:
    inQuery: { value: { env: A, mock: q-1 } }
    inCookie: { value: { env: B, mock: c-1 } }
    basic: { username: { env: C, mock: ann }, password: { env: D, mock: p-1 } }
  second:
    inCookie: { value: { env: E, mock: c-2 } }
    basic: { username: { env: F, mock: bob }, password: { env: G, mock: p-2 } }
    signed: { accessKeyId: { env: H, mock: AK }, secretAccessKey: { env: I, mock: "shelf-secret" } }
`;

const provider = providerOf(described, profile);
const check = createCredentialCheck(provider, () => new Date("2026-03-02T09:15:27Z"));

function verdict(path: string, ...headers: Header[]): string {
  const operation = provider.operations.find((one) => one.path === path.split("?")[0]);
  if (operation === undefined) throw new Error(path);
  const request: WireRequest = {
    method: "GET",
    origin: "http://127.0.0.1",
    path,
    headers,
    server: { crate: "red" },
  };
  const judged = check(operation, request);
  return judged.kind === "refused" ? "refused" : (judged.account ?? "nobody");
}

const basic = (pair: string) => ["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`] as const;

test.each<[string, readonly Header[], string]>([
  ["/either?api%20key=q-1", [], "first"],
  ["/either?api%20key=q-2", [], "refused"],
  ["/either?api%20key=q-1&api%20key=q-1", [], "refused"],
  ["/either", [["Cookie", "a=b; sid=c-1"], basic("ann:p-1")], "first"],
  ["/either", [["Cookie", "sid=c-2"], basic("bob:p-2")], "second"],
  ["/either", [["Cookie", "sid=c-1"], basic("bob:p-2")], "refused"],
  ["/either", [["Cookie", "sid=c-1"]], "refused"],
  ["/either", [], "refused"],
  // Nobody is known by this scheme, so there only has to be a credential.
  ["/bearer", [["Authorization", "Bearer anything"]], "nobody"],
  ["/bearer", [["Authorization", "Bearer "]], "refused"],
  ["/bearer", [["Authorization", "Bearers anything"]], "refused"],
  ["/optional", [], "nobody"],
])("%s %j is from %s", (path, headers, wanted) => {
  expect(verdict(path, ...headers)).toBe(wanted);
});

test("a signature is judged with its date and its virtual host", () => {
  const date: Header = ["Date", "Mon, 02 Mar 2026 09:15:00 GMT"];
  const signature = (text: string): Header => ["Authorization", `SHOP AK:${text}`];
  // printf 'GET\n\n\nMon, 02 Mar 2026 09:15:00 GMT\n/red/signed' | openssl dgst -sha1 -hmac shelf-secret -binary | base64
  const good = signature("HonhwzTJ14uCYCJfxk0HqSkbHuA=");
  expect(verdict("/signed", date, good)).toBe("second");
  expect(verdict("/signed", ["Date", "Mon, 02 Mar 2026 08:15:00 GMT"], good)).toBe("refused");
  expect(verdict("/signed", date, signature("AAAAAAAAAAAAAAAAAAAAAAAAAAA="))).toBe("refused");
  expect(verdict("/signed", date)).toBe("refused");
});

test("a challenge names the words that come before credentials", () => {
  const challenges = provider.operations.map((operation) => challenge(provider, operation).join());
  expect(challenges).toEqual([
    "WWW-Authenticate,Basic",
    "WWW-Authenticate,Bearer",
    "WWW-Authenticate,Bearer",
    "",
  ]);
});
