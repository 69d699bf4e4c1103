import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "../core/exchange.js";
import { curlOf } from "./curl-of.js";
import { createRedactor } from "./redactor.js";
import { introducedReferences, shellQuote } from "./shell-quote.js";

const plain = (text: string) => text;
const request: WireRequest = {
  method: "GET",
  origin: "http://127.0.0.1:9000",
  path: "/a/../b?x=1&y=%20",
  headers: [],
};

/** The words that a shell makes of a command line. */
function wordsOf(line: string, environment: Record<string, string> = {}): string[] {
  const printed = execFileSync("bash", ["-c", `curl() { printf '%s\\0' "$@"; }; ${line}`], {
    env: environment,
  });
  return printed.toString("utf8").split("\0").slice(0, -1);
}

describe("curlOf", () => {
  test("a plain request", () => {
    expect(curlOf(request, plain)).toBe(
      "curl --silent --show-error --include --path-as-is 'http://127.0.0.1:9000/a/../b?x=1&y=%20'",
    );
  });

  test("a body, headers and a secret from the environment", () => {
    const redact = createRedactor([{ name: "API_TOKEN", value: "tok_1234567890" }]).text;
    const line = curlOf(
      {
        ...request,
        method: "POST",
        headers: [
          ["Authorization", "Bearer tok_1234567890"],
          ["Content-Type", "application/json"],
          ["X-Empty", ""],
        ],
        body: new TextEncoder().encode('{"a":"it\'s $HOME `id` tok_1234567890!"}'),
      },
      redact,
    );
    expect(line).toMatchInlineSnapshot(
      `"curl --silent --show-error --include --path-as-is -X POST 'http://127.0.0.1:9000/a/../b?x=1&y=%20' -H "Authorization: Bearer $API_TOKEN" -H 'Content-Type: application/json' -H 'X-Empty;' --data-raw '{"a":"it'\\''s $HOME \`id\` '"$API_TOKEN"'!"}'"`,
    );
    const words = wordsOf(line, { API_TOKEN: "T" });
    expect(words).toContain("Authorization: Bearer T");
    expect(words.at(-1)).toBe('{"a":"it\'s $HOME `id` T!"}');
  });

  test("a virtual host on loopback reads as the URL that a person would type", () => {
    const line = curlOf(
      { ...request, method: "PUT", path: "/?acl", headers: [["Host", "my-shop.localhost:9000"]] },
      plain,
    );
    expect(line).toBe(
      "curl --silent --show-error --include --path-as-is -X PUT -H 'Content-Length: 0' --resolve my-shop.localhost:9000:127.0.0.1 'http://my-shop.localhost:9000/?acl'",
    );
  });

  test("any other host stays a header", () => {
    const line = curlOf({ ...request, method: "HEAD", headers: [["Host", "_x.localhost"]] }, plain);
    expect(line).toBe(
      "curl --silent --show-error --include --path-as-is --head 'http://127.0.0.1:9000/a/../b?x=1&y=%20' -H 'Host: _x.localhost'",
    );
  });

  test("bytes that are no text come from printf", () => {
    const line = curlOf(
      { ...request, method: "POST", body: new Uint8Array([0, 0x27, 0x25, 0x5c, 0xff, 0x61]) },
      plain,
    );
    expect(line).toMatch(/^printf '\\000\\047\\045\\134\\377a' \| curl /);
    expect(line).toMatch(/ -H Content-Type: --data-binary @-$/);
    expect([...execFileSync("bash", ["-c", line.split(" | ")[0] ?? ""])]).toEqual([
      0, 0x27, 0x25, 0x5c, 0xff, 0x61,
    ]);
  });

  test("Latin-1 in a header goes out byte by byte; a long body is to be put into a file", () => {
    const line = curlOf({ ...request, headers: [["X-A", "\u00e9'"]], body: new Uint8Array(9000) }, plain);
    expect(line).toContain(" -H $'X-A: \\xe9\\x27' ");
    expect(line).toContain("--data-binary @body-of-9000-bytes");
  });
});

describe("shellQuote", () => {
  test("a shell reads back what was quoted", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
        (text) => {
          expect(wordsOf(`curl ${shellQuote(`${text}x`, [])}`)).toEqual([`${text}x`]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("only what redaction brought in is left to the shell", () => {
    expect(introducedReferences("a $HOME", "a $HOME $TOKEN")).toEqual(["TOKEN"]);
    expect(
      wordsOf(`curl ${shellQuote('a "$HOME" $TOKEN $TOKENS', ["TOKEN"])}`, { TOKEN: "t", HOME: "h" }),
    ).toEqual(['a "$HOME" t $TOKENS']);
  });
});
