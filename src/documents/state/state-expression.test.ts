import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStateExpression, parseStateTemplate } from "./state-expression.js";

describe("an expression", () => {
  it.each([
    ["$request.header.X-Key", { kind: "request", in: "header", name: "X-Key" }],
    ["$request.query.filter[a]", { kind: "request", in: "query", name: "filter[a]" }],
    ["$request.path.id", { kind: "request", in: "path", name: "id" }],
    ["$request.cookie.session", { kind: "request", in: "cookie", name: "session" }],
    ["$request.server.host", { kind: "request", in: "server", name: "host" }],
    ["$request.body", { kind: "body" }],
    ["$request.body#/a~1b/0", { kind: "body", pointer: "/a~1b/0" }],
    ["$resource.name", { kind: "resource", name: "name" }],
    ["$resource.list#/0/a", { kind: "resource", name: "list", pointer: "/0/a" }],
    ["$parent.id", { kind: "parent", name: "id" }],
    ["$account.id", { kind: "account", name: "id" }],
    ["$known.hall.code", { kind: "known", table: "hall", column: "code" }],
    ["$binding.storage key", { kind: "binding", name: "storage key" }],
    ["$random.13", { kind: "random", length: 13 }],
    ["$now", { kind: "now" }],
    ["$it#/a", { kind: "it", pointer: "/a" }],
  ])("%s", (text, parsed) => {
    expect(parseStateExpression(text)).toEqual({ text, ...parsed });
  });

  it.each([
    "$",
    "$request",
    "$request.body#name",
    "$request.header.",
    "$response.body",
    "$resource",
    "$resource.a.b",
    "$known.hall",
    "$random.0",
    "$random.500",
    "$now.here",
    "$constructor",
  ])("%s is none", (text) => {
    expect(parseStateExpression(text)).toBeUndefined();
  });
});

it("a template is text with expressions in it, whole or embedded, and anything that holds such", () => {
  const told: string[] = [];
  const template = parseStateTemplate({ a: ["x-{$count}", "$now", "{$nothing}", 1] }, (text) =>
    told.push(text),
  );
  expect(template).toMatchObject({
    kind: "object",
    members: [
      [
        "a",
        {
          kind: "array",
          items: [
            { kind: "text", parts: ["x-", { kind: "count" }] },
            { kind: "expression", expression: { kind: "now" } },
            { kind: "text", parts: ["{$nothing}"] },
            { kind: "literal", value: 1 },
          ],
        },
      ],
    ],
  });
  expect(told).toEqual(["$nothing"]);
});

it("no text makes the parser throw", () => {
  const pieces = fc.constantFrom("$", "{$", "}", "#/", ".", "request", "body", "known", "a", "~", "0");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      parseStateExpression(text);
      parseStateTemplate(text, () => undefined);
    }),
    { numRuns: 2000, seed: 3 },
  );
});
