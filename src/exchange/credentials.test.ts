import { describe, expect, test } from "vitest";
import type { WireRequest } from "../core/exchange.js";
import type { SecurityScheme, SignatureScheme } from "../documents/model.js";
import { applyCredential } from "./apply-credential.js";
import { badCredentials } from "./bad-credentials.js";
import { verifySignature } from "./verify-signature.js";

const now = new Date("2026-01-02T03:04:05Z");
const request: WireRequest = {
  method: "GET",
  origin: "http://127.0.0.1:1",
  path: "/a?b=1",
  headers: [["X-A", "1"]],
};
const place = { name: "s", pointer: "" };
const random = () => 0.4;

function authorization(scheme: SecurityScheme, secrets: Record<string, string>): string | undefined {
  return applyCredential(request, scheme, secrets, now).headers.find(
    ([name]) => name === "Authorization",
  )?.[1];
}

const apiKey = (prefix: string, parameter = "Authorization"): SecurityScheme => ({
  kind: "api-key",
  ...place,
  in: "header",
  parameter,
  prefix,
});
const bearer: SecurityScheme = { kind: "http", ...place, scheme: "bearer" };
const basic: SecurityScheme = { kind: "http", ...place, scheme: "basic" };

describe("applyCredential", () => {
  test("header, with and without a word before it", () => {
    expect(authorization(apiKey(""), { value: "abc" })).toBe("abc");
    expect(authorization(apiKey("Token"), { value: "abc" })).toBe("Token abc");
    expect(authorization(bearer, { value: "abc" })).toBe("Bearer abc");
    expect(authorization(basic, { username: "u", password: "p:w" })).toBe("Basic dTpwOnc=");
    expect(authorization({ ...bearer, scheme: "dpop" }, { value: "abc" })).toBe("Dpop abc");
  });

  test("query and cookie, in the place of what was there", () => {
    const inQuery: SecurityScheme = { kind: "api-key", ...place, in: "query", parameter: "b", prefix: "" };
    expect(applyCredential(request, inQuery, { value: "x y" }, now).path).toBe("/a?b=x%20y");
    const inCookie: SecurityScheme = {
      kind: "api-key",
      ...place,
      in: "cookie",
      parameter: "sid",
      prefix: "",
    };
    const withCookie = { ...request, headers: [["Cookie", "sid=1; z=2"]] as const };
    expect(applyCredential(withCookie, inCookie, { value: "v" }, now).headers).toEqual([
      ["Cookie", "z=2; sid=v"],
    ]);
  });
});

describe("badCredentials", () => {
  const shown = (scheme: SecurityScheme, secrets: Record<string, string>) =>
    badCredentials(scheme, secrets, random).map(({ name, apply }) => [
      name,
      apply(request, now).headers.find(([header]) => header === "Authorization")?.[1],
    ]);

  test("for a bearer token", () => {
    expect(shown(bearer, { value: "tok_abcd1234" })).toMatchInlineSnapshot(`
      [
        [
          "none",
          undefined,
        ],
        [
          "empty",
          "Bearer",
        ],
        [
          "wrong-scheme",
          "Basic tok_abcd1234",
        ],
        [
          "wrong-token",
          "Bearer tok_abno5678",
        ],
        [
          "truncated-token",
          "Bearer tok_ab",
        ],
        [
          "extended-token",
          "Bearer tok_abcd12340",
        ],
      ]
    `);
  });

  test("for a bare token the right one never goes out whole", () => {
    for (const [, text = ""] of shown(apiKey(""), { value: "tok_abcd1234" })) {
      expect(text.split(" ")).not.toContain("tok_abcd1234");
    }
  });

  test("for a word before the token the right one never goes out without another word", () => {
    for (const [, text] of shown(apiKey("Token"), { value: "tok_abcd1234" }))
      expect(text).not.toBe("tok_abcd1234");
  });

  test("for HTTP Basic and for a key in a header of its own", () => {
    expect(shown(basic, { username: "u", password: "secret" }).map(([name]) => name)).toEqual([
      "none",
      "empty",
      "wrong-scheme",
      "wrong-token",
      "malformed",
    ]);
    expect(
      badCredentials(apiKey("", "X-Key"), { value: "abcdefgh" }, random).map(({ name }) => name),
    ).toEqual(["none", "empty", "wrong-token", "truncated-token", "extended-token"]);
  });

  const signature: SignatureScheme = {
    algorithm: "hmac-sha1-v2",
    label: "SHOP",
    headerPrefix: "x-shop-",
    subresources: ["acl"],
    dateHeader: "x-shop-date",
    virtualHostVariable: "shop",
  };
  const secrets = { accessKeyId: "AKEXAMPLE0000001", secretAccessKey: "0123456789abcdefghij" };
  const secretOf = (id: string) => (id === secrets.accessKeyId ? secrets.secretAccessKey : undefined);

  test("for a signature each is refused for its own reason", () => {
    const scheme: SecurityScheme = { kind: "signature", ...place, signature };
    const verdicts = badCredentials(scheme, secrets, random).map(({ name, apply }) => [
      name,
      verifySignature(apply(request, now), signature, { secretOf, now }).kind,
    ]);
    expect(Object.fromEntries(verdicts)).toEqual({
      none: "missing",
      empty: "malformed",
      "wrong-scheme": "malformed",
      malformed: "malformed",
      "wrong-secret": "mismatch",
      "unknown-key": "unknown-key",
      "stale-date": "skewed",
      "missing-date": "undated",
    });
  });

  test("the right signature is accepted, also with the date in the provider's own header", () => {
    const scheme: SecurityScheme = { kind: "signature", ...place, signature };
    const dated: WireRequest = {
      ...request,
      path: "/k%20y?acl&x=1",
      headers: [
        ["X-Shop-Date", now.toUTCString()],
        ["x-shop-b", " 2 "],
        ["X-Shop-A", "1"],
        ["x-shop-a", "3"],
      ],
      server: { shop: "s" },
    };
    for (const each of [request, dated]) {
      expect(
        verifySignature(applyCredential(each, scheme, secrets, now), signature, { secretOf, now }).kind,
      ).toBe("ok");
    }
  });
});
