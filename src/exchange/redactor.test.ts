import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { utf8 } from "./codec.js";
import { containsSecret, redactorOf } from "./redactor.js";

const SECRET = "s3cr&t/\"+<\u00e9>'k=";
const encodings: readonly [string, (text: string) => string][] = [
  ["plain", (text) => text],
  ["JSON", (text) => JSON.stringify(text)],
  ["JSON with escaped slashes", (text) => JSON.stringify(text).replaceAll("/", "\\/")],
  [
    "JSON in ASCII",
    (text) =>
      JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  ],
  ["percent", encodeURIComponent],
  ["form", (text) => new URLSearchParams({ a: text }).toString()],
  ["base64", (text) => Buffer.from(text).toString("base64")],
  ["base64url", (text) => Buffer.from(text).toString("base64url")],
  ["base64 behind one byte", (text) => Buffer.from(`a${text}bc`).toString("base64")],
  ["base64 behind two bytes", (text) => Buffer.from(`ab${text}c`).toString("base64")],
  ["hex", (text) => Buffer.from(text).toString("hex")],
  ["upper-case hex", (text) => Buffer.from(text).toString("hex").toUpperCase()],
  ["XML text", (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")],
  [
    "HTML",
    (text) =>
      text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&#39;"),
  ],
];

describe("a secret is found and masked", () => {
  test.each(encodings)("as %s", (_, encode) => {
    const text = `before ${encode(SECRET)} after`;
    expect(containsSecret(text, SECRET)).toBe(true);
    expect(containsSecret(utf8(text), SECRET)).toBe(true);
    const masked = redactorOf([{ name: "Authorization", value: SECRET }])(text);
    expect(masked).toContain("***");
    expect(containsSecret(masked, SECRET)).toBe(false);
  });

  test("any secret, in any encoding", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 8 }),
        fc.constantFrom(...encodings),
        (secret, [, encode]) => {
          fc.pre(secret.length >= 8 && !/^[*\s]+$/.test(secret));
          const text = `<${encode(secret)}>`;
          expect(containsSecret(text, secret)).toBe(true);
          expect(redactorOf([{ name: "x", value: secret }])(text)).not.toBe(text);
        },
      ),
    );
  });
});

test("an environment variable is named, also inside a longer text", () => {
  const redact = redactorOf([
    { name: "API_TOKEN", value: "tok_1234567890" },
    { name: "API_TOKEN_2", value: "tok_1234567890_2" },
  ]);
  expect(redact("Bearer tok_1234567890, tok_1234567890_2")).toBe("Bearer $API_TOKEN, $API_TOKEN_2");
  expect(redact("Bearer tok_1234zzzz")).toBe("Bearer ***zzzz");
});

test("what is short, or absent, is left alone", () => {
  expect(redactorOf([{ name: "A", value: "abc" }])("abc")).toBe("abc");
  expect(redactorOf([])("abc")).toBe("abc");
  expect(containsSecret("abcdefg", "abcdefg")).toBe(false);
});

test("half of an identifier may be an ordinary word, and stays", () => {
  const redact = redactorOf([{ name: "API_ACCOUNT", value: "workspace-1234567", onlyWhole: true }]);
  expect(redact('{"workspaceId":"workspace-1234567"}')).toBe('{"workspaceId":"$API_ACCOUNT"}');
});
