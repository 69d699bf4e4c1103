import { describe, expect, test } from "vitest";
import { parseExpression } from "./parse-expression.js";

describe("every form of the grammar", () => {
  test.each([
    ["$url", { kind: "url" }],
    ["$method", { kind: "method" }],
    ["$statusCode", { kind: "statusCode" }],
    ["$request.header.accept", { kind: "message", of: "request", part: { kind: "header", name: "accept" } }],
    [
      "$request.query.page size",
      { kind: "message", of: "request", part: { kind: "query", name: "page size" } },
    ],
    ["$request.path.id", { kind: "message", of: "request", part: { kind: "path", name: "id" } }],
    ["$request.body", { kind: "message", of: "request", part: { kind: "body", path: [] } }],
    ["$request.body#/a/0", { kind: "message", of: "request", part: { kind: "body", path: ["a", "0"] } }],
    [
      "$response.header.X-Rate!",
      { kind: "message", of: "response", part: { kind: "header", name: "X-Rate!" } },
    ],
    ["$response.body#", { kind: "message", of: "response", part: { kind: "body", path: [] } }],
    ["$response.body#/", { kind: "message", of: "response", part: { kind: "body", path: [""] } }],
    [
      "$response.body#/a~1b/c~0d",
      { kind: "message", of: "response", part: { kind: "body", path: ["a/b", "c~d"] } },
    ],
    ["$inputs.a.b", { kind: "named", root: "inputs", name: "a.b", path: [] }],
    ["$outputs.x", { kind: "named", root: "outputs", name: "x", path: [] }],
    ["$steps.a.outputs.b#/0/id", { kind: "named", root: "steps", name: "a.outputs.b", path: ["0", "id"] }],
    ["$workflows.w.inputs.x", { kind: "named", root: "workflows", name: "w.inputs.x", path: [] }],
    ["$sourceDescriptions.s.url", { kind: "named", root: "sourceDescriptions", name: "s.url", path: [] }],
    ["$components.parameters.p", { kind: "named", root: "components", name: "parameters.p", path: [] }],
    ["$inputs.a#b", { kind: "named", root: "inputs", name: "a#b", path: [] }],
  ])("%s", (text, expected) => {
    expect(parseExpression(text)).toEqual({ kind: "parsed", expression: { text, ...expected } });
  });
});

test("what is no expression says why", () => {
  const reasons = [
    "$statuscode",
    "$inputs",
    "$inputs.",
    "$response.body.name",
    "$response.body[0]",
    "$response.body#name",
    "$response.body#/a~2",
    "$response.header.",
    "$response.header.a b",
    "$response.path.id",
    "$request.cookie.a",
    "$message.payload",
    "$self",
    " $url",
    "$url ",
    "",
  ].map((text) => {
    const parsed = parseExpression(text);
    return parsed.kind === "unparsed" ? parsed.reason : `${text} is parsed`;
  });
  expect(reasons).toMatchInlineSnapshot(`
    [
      ""$statuscode" is no runtime expression of Arazzo 1.0.1",
      ""$inputs" is no runtime expression of Arazzo 1.0.1",
      ""$inputs." has no name after $inputs.",
      ""$response.body.name" must reach into the body by a JSON Pointer, such as body#/name",
      ""$response.body[0]" must reach into the body by a JSON Pointer, such as body#/name",
      ""$response.body#name" has a JSON Pointer that is none",
      ""$response.body#/a~2" has a JSON Pointer that is none",
      ""$response.header." has no header's name",
      ""$response.header.a b" has no header's name",
      ""$response.path.id" asks a response for its path, which only requests have",
      ""$request.cookie.a" must name header.<name>, query.<name>, path.<name> or body#<pointer>",
      ""$message.payload" is no runtime expression of Arazzo 1.0.1",
      ""$self" is no runtime expression of Arazzo 1.0.1",
      "" $url" is no runtime expression of Arazzo 1.0.1",
      ""$url " is no runtime expression of Arazzo 1.0.1",
      """ is no runtime expression of Arazzo 1.0.1",
    ]
  `);
});
