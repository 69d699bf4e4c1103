import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { secretSightings } from "../testing/secret-sightings.js";
import { createRedactor } from "./redactor.js";
import { secretMatcher } from "./secret-matcher.js";

type Encode = (text: string) => string;
const hex = (code: number, length: number) => code.toString(16).padStart(length, "0");
const units = (text: string, write: (code: number, index: number) => string) =>
  Array.from({ length: text.length }, (_, index) => write(text.charCodeAt(index), index)).join("");
const bytesOf = (text: string, write: (byte: number) => string) => [...Buffer.from(text)].map(write).join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** Encodings that a server may put what it was sent in. */
const encodings: Readonly<Record<string, Encode>> = {
  plain: (text) => text,
  "upper case": (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  "lower case": (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  JSON: (text) => JSON.stringify(text),
  "JSON with escaped slashes": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "JSON in ASCII": (text) =>
    JSON.stringify(text).replace(/[^ -~]/g, (letter) => `\\u${hex(letter.charCodeAt(0), 4)}`),
  "JSON, every other character escaped": (text) =>
    units(text, (code, index) =>
      index % 2 === 0 || /["\\]/.test(String.fromCharCode(code))
        ? `\\u${hex(code, 4)}`
        : JSON.stringify(String.fromCharCode(code)).slice(1, -1),
    ),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify({ text })),
  percent: (text) => encodeURIComponent(text),
  "lower-case percent": (text) => bytesOf(text, (byte) => `%${hex(byte, 2)}`),
  "percent, twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  form: (text) => new URLSearchParams({ a: text }).toString(),
  base64,
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "base64 behind one byte": (text) => base64(`\u0001${text}\u0002\u0003`),
  "base64 behind two bytes": (text) => base64(`ab${text}c`),
  "base64 in lines": (text) => base64(`0123456789${text}0123456789`).replace(/.{8}/g, "$&\r\n"),
  "base64 of base64": (text) => base64(base64(text)),
  "base64 of JSON": (text) => base64(JSON.stringify({ a: 1, text })),
  "base64 of UTF-16": (text) => Buffer.from(text, "utf16le").toString("base64"),
  "percent of base64": (text) => encodeURIComponent(base64(text)),
  "hex of base64": (text) => Buffer.from(base64(text)).toString("hex"),
  Basic: (text) => `Basic ${base64(`user:${text}`)}`,
  hex: (text) => Buffer.from(text).toString("hex"),
  "upper-case hex": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "hex with colons": (text) => bytesOf(text, (byte) => `:${hex(byte, 2)}`).slice(1),
  numbers: (text) => JSON.stringify([...Buffer.from(text)]),
  "\\x": (text) => bytesOf(text, (byte) => `\\x${hex(byte, 2)}`),
  XML: (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  HTML: (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;")
      .replaceAll("/", "&sol;"),
  "decimal references": (text) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join(""),
  "hexadecimal references": (text) =>
    [...text].map((letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`).join(""),
  "UTF-16": (text) =>
    units(text, (code) => (code < 128 ? `${String.fromCharCode(code)}\0` : String.fromCharCode(code))),
  "wrapped lines": (text) => text.replace(/.{5}/gu, "$&\n  "),
  "quoted-printable": (text) => bytesOf(text, (byte) => `=${hex(byte, 2).toUpperCase()}`),
};

const SECRET = "s3Cr&t/\"+<\u00e9>'k=9";

describe("a secret is masked", () => {
  test.each(Object.entries(encodings))("as %s", (_, encode) => {
    const { text } = createRedactor([{ name: "Authorization", value: SECRET }]);
    expect(text(`before ${encode(SECRET)} after`)).toMatch(/^before [\s\S]*\*\*\*[\s\S]* after$/);
    expect(secretSightings(text(`before ${encode(SECRET)} after`), SECRET)).toEqual([]);
  });

  test("any secret, in any two encodings one in the other, in the midst of anything", () => {
    const names = Object.keys(encodings).filter((name) => !name.endsWith("case"));
    const encoded = fc.record({
      secret: fc
        .string({ unit: fc.constantFrom(..."abcXYZ0189-_./+=&<>\"'%\\ é"), minLength: 10, maxLength: 40 })
        .filter((secret) => secret.replaceAll(/[\s+]/g, "").length >= 8),
      inner: fc.constantFrom(...names),
      outer: fc.constantFrom("plain", "JSON", "percent", "base64", "hex", "XML"),
      before: fc.string({ maxLength: 12 }),
      after: fc.string({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(encoded, ({ secret, inner, outer, before, after }) => {
        const { text } = createRedactor([{ name: "API_TOKEN", value: secret }]);
        const shown = encodings[outer]?.(`${before}|${encodings[inner]?.(secret)}|${after}`) ?? "";
        expect(text(shown)).not.toBe(shown);
        expect(secretSightings(text(shown), secret)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("in bytes", () => {
    const redactor = createRedactor([{ name: "API_TOKEN", value: "tok_é1234567890" }]);
    for (const encoding of ["utf8", "latin1", "utf16le"] as const) {
      const body = Buffer.concat([
        encoding === "utf16le" ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0),
        Buffer.from("a tok_é1234567890 b", encoding),
      ]);
      expect(redactor.isSecret(body)).toBe(true);
      expect(redactor.body(body, 1_000)).toMatch(/^\ufeff?a (?:\*\*\*|\$API_TOKEN) b$/);
    }
    expect(redactor.isSecret(Buffer.from("a tok_ b"))).toBe(false);
  });
});

describe("what is not a secret stays", () => {
  const ordinary = JSON.stringify({
    id: "6f1c2a34-9b1d-4a53-8d7e-0a1b2c3d4e5f",
    createdAt: "2026-11-28T09:24:42Z",
    next: "https://api.example.test/v1/things?page=2&limit=100",
    nextPageToken: "b3BhcXVl",
    blob: Buffer.from("nothing in particular, but long enough to be looked at").toString("base64"),
    tokens: 5,
    password: null,
  });
  test("an ordinary answer", () => {
    const redactor = createRedactor([{ name: "API_TOKEN", value: "tok_1234567890" }]);
    expect(redactor.text(ordinary)).toBe(ordinary);
  });

  test("without secrets too", () => {
    expect(createRedactor([]).text(ordinary)).toBe(ordinary);
    expect(createRedactor([]).text("")).toBe("");
  });

  test("any text without the secret", () => {
    const { text } = createRedactor([{ name: "T", value: "zq8#Jw!x0P" }]);
    fc.assert(
      fc.property(fc.json(), (given) => void expect(text(given)).toBe(given)),
      { numRuns: 100 },
    );
  });
});

test("an environment variable is named, also inside a longer text", () => {
  const { text } = createRedactor([
    { name: "API_TOKEN", value: "tok_1234567890" },
    { name: "API_TOKEN_2", value: "tok_1234567890_2" },
  ]);
  expect(text("Bearer tok_1234567890, tok_1234567890_2")).toBe("Bearer $API_TOKEN, $API_TOKEN_2");
  expect(text("Bearer tok_1234zzzz")).toBe("Bearer ***zzzz");
});

test("what wrong credentials and cut texts leave of a secret is masked", () => {
  const secret = "acme-live-token-abcdefghij";
  const { text } = createRedactor([{ name: "API_TOKEN", value: secret }]);
  expect(text(`no token ${secret.slice(0, -1)} here`)).toBe("no token *** here");
  expect(text(`no token ${secret.slice(1)} here`)).toBe("no token *** here");
  expect(text(`no token ${secret.slice(0, 13)} here`)).toBe("no token *** here");
  expect(text(`no token ${secret}0 here`)).toBe("no token $API_TOKEN0 here");
  expect(text(`Invalid token ${secret.slice(0, 5)}… (and more)`)).toBe("Invalid token ***… (and more)");
});

test("a short value is masked where it is a word, a tiny one where it is the whole value", () => {
  const { text } = createRedactor([
    { name: "PIN", value: "1234" },
    { name: "REGION", value: "NYC" },
    { name: "LEVEL", value: "1" },
  ]);
  expect(text('{"pin":"1234","size":12345,"at":"/things/1234?x=1"}')).toBe(
    '{"pin":"$PIN","size":12345,"at":"/things/$PIN?x=1"}',
  );
  expect(text('{"region":"NYC","text":"NYC is a city"} /sites/NYC/1')).toBe(
    '{"region":"$REGION","text":"NYC is a city"} /sites/$REGION/1',
  );
  expect(text(base64("user:1234"))).toContain("***");
});

test("half of an identifier may be an ordinary word, and stays", () => {
  const { text } = createRedactor([{ name: "API_ACCOUNT", value: "workspace-1234567", onlyWhole: true }]);
  expect(text('{"workspaceId":"workspace-1234567"}')).toBe('{"workspaceId":"$API_ACCOUNT"}');
  expect(text("workspace-1, workspace-12345")).toBe("workspace-1, workspace-12345");
});

describe("values are masked by the names that they stand under", () => {
  const { text, header } = createRedactor([{ name: "KEY", value: "AKIA12345678" }], ["pin"]);
  test.each([
    ['{"secretKey": "a\\"b", "name": "n"}', '{"secretKey": "***", "name": "n"}'],
    ['{"clientSecrets":["a","b"],"token":"c"', '{"clientSecrets":["***","***"],"token":"***"'],
    ['{"password":"cut of', '{"password":"***'],
    ['"{\\"api_key\\":\\"abc\\"}"', '"{\\"api_key\\":\\"***\\"}"'],
    ['{"authorization":"Bearer abc"}', '{"authorization":"Bearer ***"}'],
    ['{"pin":"12"}', '{"pin":"***"}'],
    [
      "<Key><SecretAccessKey>abc/+</SecretAccessKey></Key>",
      "<Key><SecretAccessKey>***</SecretAccessKey></Key>",
    ],
    [
      "<NextContinuationToken>abc</NextContinuationToken>",
      "<NextContinuationToken>abc</NextContinuationToken>",
    ],
    ["grant=x&client_secret=a%20b&y=1", "grant=x&client_secret=***&y=1"],
    ["https://h/p?AWSAccessKeyId=a&Signature=b%3D", "https://h/p?AWSAccessKeyId=a&Signature=***"],
    ["https://user:pass@h/p", "https://***@h/p"],
    ["Authorization: LABEL AKIA12345678:c2ln+/==", "Authorization: LABEL $KEY:***"],
    ["Cookie: a=b; c=d", "Cookie: a=***; c=***"],
    ["X-Api-Key: abc", "X-Api-Key: ***"],
    ["Set-Cookie: sid=abc; Path=/; HttpOnly", "Set-Cookie: sid=***; Path=/; HttpOnly"],
  ])("%s", (given, wanted) => {
    expect(text(given)).toBe(wanted);
    expect(text(wanted)).toBe(wanted);
  });

  test("a header on its own", () => {
    expect(header(["Authorization", "Basic dXNlcjpwYXNz"])).toBe("Basic ***");
    expect(header(["Authorization", 'Digest username="a", response="b"'])).toBe(
      'Digest username="***", response="***"',
    );
    expect(header(["Location", "/a?token=b"])).toBe("/a?token=***");
  });
});

test("what the run comes upon is masked from then on, unless it is an ordinary word", () => {
  const redactor = createRedactor([]);
  redactor.learnFrom('{"secretKey":"x9\\/K2p+Qw","password":"password","token":"aaaaaaaaaaaa"}');
  expect(redactor.text("x9/K2p+Qw password aaaaaaaaaaaa")).toBe("*** password aaaaaaaaaaaa");
  for (let count = 0; count < 10_000; count += 1) redactor.learn(`secret-number-${count}`);
  expect(redactor.text("secret-number-9999")).toBe("***");
});

test("a long body is cut, and no half of a secret stays at the cut", () => {
  const { body } = createRedactor([{ name: "API_TOKEN", value: "tok_1234567890" }]);
  for (let before = 80; before < 110; before += 1) {
    const text = `${"x".repeat(before)} tok_1234567890 ${"y".repeat(100)}`;
    expect(body(Buffer.from(text), 100)).not.toMatch(/tok/);
  }
});

test("a search for one secret finds it in the usual encodings", () => {
  const holds = secretMatcher(SECRET);
  for (const name of ["plain", "JSON", "percent", "form", "base64", "hex", "XML"])
    expect([name, holds(`<${encodings[name]?.(SECRET)}>`)]).toEqual([name, true]);
  expect(holds(Buffer.from(`<${SECRET}>`))).toBe(true);
  expect(secretMatcher("abcdefg")("abcdefg")).toBe(false);
});
